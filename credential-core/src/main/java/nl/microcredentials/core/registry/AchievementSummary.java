package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.StrictJson;

/**
 * What the national record says about the achievement behind a credential.
 *
 * @param id IRI of the achievement
 * @param levelOfQualification such as {@code eqf_6}; absent if the institution did not set one
 * @param otherCodes codes in other systems, such as the programme register
 */
public record AchievementSummary(
    String id, Optional<String> levelOfQualification, StudyLoad studyLoad, List<Code> otherCodes) {

  /** The one type there is. */
  public static final String TYPE = "MicroCredential";

  private static final int MAX_LENGTH = 2_000;
  private static final int MAX_CODES = 20;
  private static final Pattern LEVEL = Pattern.compile("eqf_[1-8]");

  public AchievementSummary {
    checkIri(id);
    if (levelOfQualification.filter(level -> !LEVEL.matcher(level).matches()).isPresent()) {
      throw malformed("The level of qualification is not eqf_1 to eqf_8.");
    }
    otherCodes = List.copyOf(otherCodes);
  }

  private static void checkIri(String id) {
    try {
      if (id.length() <= MAX_LENGTH && URI.create(id).isAbsolute()) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw malformed("The id of the achievement is not an absolute IRI.");
  }

  /** How much work it is. */
  public record StudyLoad(BigDecimal value, String unit) {

    private static final Pattern UNIT = Pattern.compile("ects|sbu|hour");
    private static final BigDecimal MAX = new BigDecimal(100_000);
    private static final int MAX_SCALE = 2;

    public StudyLoad {
      if (value.signum() <= 0 || value.compareTo(MAX) > 0 || !UNIT.matcher(unit).matches()) {
        throw malformed("The study load is not a positive number of ects, sbu or hour.");
      }
      // a huge negative exponent would make the next step build a huge number
      if (value.stripTrailingZeros().scale() > MAX_SCALE) {
        throw malformed("The study load has more than two decimals.");
      }
      value = new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
  }

  /** A code in another system. */
  public record Code(String codeType, String code) {

    /** Codes, not names: no spaces, no at sign. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");

    public Code {
      if (!TOKEN.matcher(codeType).matches() || !TOKEN.matcher(code).matches()) {
        throw malformed("A code of the achievement is not a code.");
      }
    }
  }

  static AchievementSummary read(Members members) {
    if (!members.text("type", MAX_LENGTH).equals(TYPE)) {
      throw malformed("The type of the achievement is not %s.".formatted(TYPE));
    }
    return new AchievementSummary(
        members.text("id", MAX_LENGTH),
        members.optionalText("levelOfQualification", MAX_LENGTH),
        members.object(
            "studyLoad",
            load -> new StudyLoad(load.decimal("value"), load.text("studyLoadUnit", 10))),
        members.objects(
            "otherCodes",
            MAX_CODES,
            code -> new Code(code.text("codeType", MAX_LENGTH), code.text("code", MAX_LENGTH))));
  }

  ObjectNode toJson() {
    var json = StrictJson.object().put("id", id).put("type", TYPE);
    levelOfQualification.ifPresent(level -> json.put("levelOfQualification", level));
    var load = json.putObject("studyLoad");
    if (studyLoad.value.scale() == 0) {
      load.put("value", studyLoad.value.longValueExact()); // a decimal 100 would be written 1E+2
    } else {
      load.put("value", studyLoad.value);
    }
    load.put("studyLoadUnit", studyLoad.unit);
    var codes = json.putArray("otherCodes");
    otherCodes.forEach(
        code -> codes.addObject().put("codeType", code.codeType).put("code", code.code));
    return json;
  }
}
