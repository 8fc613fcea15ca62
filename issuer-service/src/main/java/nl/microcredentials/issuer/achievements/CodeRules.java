package nl.microcredentials.issuer.achievements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.vocabularies.Vocabularies;

/** Codes of other registers must be codes of those registers. */
public final class CodeRules {

  /** Five digits in both registers of programmes; the units of programmes in RIO. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "croho", Pattern.compile("\\d{5}"),
          "isat", Pattern.compile("\\d{5}"),
          "crebo", Pattern.compile("\\d{5}"),
          "rio", Pattern.compile("\\d{4}O\\d{4}"));

  private static final Map<String, String> EXAMPLES =
      Map.of("croho", "60220", "isat", "60220", "crebo", "25655", "rio", "1001O2345");

  private CodeRules() {}

  /** Whether {@code code} may be a code of that type; of a type that is not known, any may be. */
  public static boolean mayBe(String codeType, String code) {
    var form = FORMS.get(codeType.toLowerCase(Locale.ROOT));
    return form == null ? code.matches(OtherCode.CODE) : form.matcher(code).matches();
  }

  /** Returns a violation for each code that is none. */
  static List<Violation> check(AchievementDefinition definition) {
    var violations = new ArrayList<Violation>();
    for (int i = 0; i < definition.otherCodes().size(); i++) {
      var other = definition.otherCodes().get(i);
      if (!mayBe(other.codeType(), other.code())) {
        violations.add(
            new Violation(
                "code-of-register",
                "/otherCodes/%d/code".formatted(i),
                other.code(),
                "a code such as %s"
                    .formatted(EXAMPLES.get(other.codeType().toLowerCase(Locale.ROOT)))));
      }
    }
    for (int i = 0; i < definition.fieldsOfStudy().size(); i++) {
      var field = definition.fieldsOfStudy().get(i);
      if (Vocabularies.fieldOfStudy(field).isEmpty()) {
        violations.add(
            new Violation(
                "field-of-study",
                "/fieldsOfStudy/%d".formatted(i),
                field,
                "a field of ISCED-F 2013, such as 0613; see /v1/vocabularies/fields-of-study"));
      }
    }
    return violations;
  }
}
