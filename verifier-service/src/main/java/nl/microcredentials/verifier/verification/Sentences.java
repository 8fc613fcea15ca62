package nl.microcredentials.verifier.verification;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/** What the checks found, in the language of the reader. */
final class Sentences {

  private static final Locale DUTCH = Locale.of("nl");
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Locale language;
  private final ResourceBundle bundle;

  private Sentences(Locale language) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle(Sentences.class.getName(), language, NO_FALLBACK);
  }

  /** In the first of {@code wanted} that there is; in English otherwise. */
  static Sentences in(List<Locale> wanted) {
    return wanted.stream()
        .map(locale -> Locale.of(locale.getLanguage()))
        .filter(locale -> locale.equals(DUTCH) || locale.equals(Locale.ENGLISH))
        .findFirst()
        .map(Sentences::new)
        .orElseGet(() -> new Sentences(Locale.ENGLISH));
  }

  Locale language() {
    return language;
  }

  /** About one check of a credential. */
  String of(CheckName check, CheckResult result) {
    return of(check.wireName(), result);
  }

  /** About one check of a presentation. */
  String ofPresentation(CheckName check, CheckResult result) {
    return of("presentation." + check.wireName(), result);
  }

  private String of(String subject, CheckResult result) {
    return switch (result) {
      case CheckResult.Passed() -> bundle.getString(subject + ".passed");
      case CheckResult.Failed(var problems) -> of(subject, "failed", problems);
      case CheckResult.NotMade(var problems) -> of(subject, "not-made", problems);
    };
  }

  /** The sentence for this very problem, if there is one. */
  private String of(String subject, String outcome, List<Problem> problems) {
    var general = "%s.%s".formatted(subject, outcome);
    var particular = "%s.%s".formatted(general, problems.getFirst().type());
    return bundle.getString(bundle.containsKey(particular) ? particular : general);
  }
}
