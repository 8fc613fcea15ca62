package nl.microcredentials.issuer.completions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * Adds to what a source says what its institution has declared once for all completions; see {@link
 * IssuerConfig.CompletionDefaults}.
 */
@ApplicationScoped
public class StandingDeclarations {

  private final IssuerConfig config;

  StandingDeclarations(IssuerConfig config) {
    this.config = config;
  }

  /** What a source says, as far as it has a place for it. */
  public record Said(
      Optional<Boolean> nameValidated,
      Optional<Boolean> initialStudent,
      Optional<Boolean> resultFinal) {

    /** A source that has no place for any of it. */
    public static final Said NOTHING =
        new Said(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What holds for a completion.
   *
   * @param asserted pointers to what was declared and not said
   * @param missing pointers to what was neither, and counts against the completion
   */
  public record Facts(
      boolean nameValidated,
      boolean initialStudent,
      boolean resultFinal,
      List<String> asserted,
      List<String> missing) {}

  /** Completes {@code said} with what {@code institution} has declared. */
  public Facts complete(Institution institution, Said said) {
    var declared = config.institutions().get(institution.name()).completionDefaults();
    var facts = new Collected();
    return new Facts(
        facts.decide(
            Completion.NAME_VALIDATED, said.nameValidated(), declared.namesValidated(), false),
        facts.decide(
            Completion.INITIAL_STUDENT, said.initialStudent(), declared.initialStudent(), true),
        facts.decide(Completion.RESULT_FINAL, said.resultFinal(), declared.resultsFinal(), false),
        facts.asserted,
        facts.missing);
  }

  /** Where each fact comes from. */
  private static final class Collected {
    private final List<String> asserted = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    boolean decide(
        String pointer, Optional<Boolean> said, Optional<Boolean> declared, boolean otherwise) {
      if (said.isPresent()) {
        return said.get();
      }
      (declared.isPresent() ? asserted : missing).add(pointer);
      return declared.orElse(otherwise);
    }
  }
}
