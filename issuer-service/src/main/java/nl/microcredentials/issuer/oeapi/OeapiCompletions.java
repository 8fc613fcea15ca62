package nl.microcredentials.issuer.oeapi;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionForm;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.completions.StandingDeclarations;
import nl.microcredentials.issuer.completions.StandingDeclarations.Facts;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.mappings.AchievementMappings;
import nl.microcredentials.issuer.mappings.Resolution;

/** Makes completions of associations. It has no rules of its own but how to read them. */
@ApplicationScoped
class OeapiCompletions {

  /** One association is one completion, whatever version it is sent in. */
  private static final String SOURCE_SYSTEM = "oeapi";

  private final AchievementMappings mappings;
  private final StandingDeclarations declarations;
  private final CompletionForm form;

  OeapiCompletions(
      AchievementMappings mappings, StandingDeclarations declarations, CompletionForm form) {
    this.mappings = mappings;
    this.declarations = declarations;
    this.form = form;
  }

  /**
   * Makes a completion of {@code json} and does something with it.
   *
   * @throws AssociationMalformed if it is no association
   * @throws CompletionRefused naming every rule that is broken, in the words of {@code json}
   */
  <T> T handle(
      Institution institution,
      AssociationReader reader,
      JsonNode json,
      Function<Completion, T> action) {
    var association = reader.read(json);
    var result = association.result();
    var person = association.person();
    var facts =
        declarations.complete(
            institution,
            new StandingDeclarations.Said(
                person.nameValidated(), person.initialStudent(), result.last()));
    var words = AssociationWords.of(reader, facts.missing());
    try {
      var completion = completionOf(association, facts, achievementOf(institution, association));
      var malformed = form.check(completion);
      if (!malformed.isEmpty()) {
        throw new AssociationMalformed(words.of(malformed));
      }
      return action.apply(completion);
    } catch (CompletionRefused e) {
      throw new CompletionRefused(words.of(e.violations()));
    }
  }

  private String achievementOf(Institution institution, Association association) {
    var broken = new ArrayList<Violation>();
    requireName("/learner/givenName", association.person().givenName(), broken);
    requireName("/learner/familyName", association.person().familyName(), broken);
    var resolution = mappings.resolve(institution, association.codes());
    if (resolution instanceof Resolution.Unresolved unresolved) {
      broken.add(unresolved.at("/achievementId"));
    }
    if (resolution instanceof Resolution.Found(var achievementId) && broken.isEmpty()) {
      return achievementId;
    }
    throw new CompletionRefused(broken);
  }

  private static void requireName(
      String pointer, Optional<String> name, List<Violation> violations) {
    if (name.isEmpty()) {
      violations.add(new Violation("learner-named", pointer, null, "the name of the learner"));
    }
  }

  private static Completion completionOf(
      Association association, Facts facts, String achievementId) {
    var person = association.person();
    var result = association.result();
    return new Completion(
        achievementId,
        new Completion.Participant(
            person.eduId().orElse(null),
            person.eduPersonPrincipalName().orElse(null),
            person.email().orElse(null),
            person.givenName().orElseThrow(),
            person.familyName().orElseThrow(),
            facts.nameValidated(),
            facts.initialStudent(),
            null),
        new Completion.Result(
            result.state(),
            result.pass(),
            facts.resultFinal(),
            result.score().orElse(null),
            result.resultValueType().orElse(null),
            result.time()),
        result.studyLoad().orElse(null),
        new Completion.Association(
            association.id(),
            association.state(),
            association.role(),
            association.start().orElse(null),
            association.end().orElse(null)),
        null,
        association.experimentReason().map(Completion.Experiment::new).orElse(null),
        new Completion.Source(SOURCE_SYSTEM, association.id()),
        List.of(),
        facts.asserted());
  }
}
