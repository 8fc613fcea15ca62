package nl.microcredentials.verifier.policy;

import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.identifiers.ResolvedMethods;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.Undecided;
import nl.microcredentials.verifier.registry.TrustAnswer;

/**
 * Accredited institutions, and what the national registry holds of theirs. Keys come from the trust
 * list and from nowhere else, whatever a document says about where its key is.
 */
public record NationalPolicy(TrustAnswer trust) implements Policy {

  @Override
  public String name() {
    return "national";
  }

  @Override
  public Set<CheckName> questions() {
    return EnumSet.allOf(CheckName.class);
  }

  @Override
  public Set<DataModel> dataModels() {
    return DataModel.CURRENT;
  }

  @Override
  public Cryptosuites suites() {
    return Cryptosuites.standard();
  }

  @Override
  public List<String> schemas() {
    return CredentialSchemas.MANDATORY;
  }

  /** By way of the hash that the registry will be asked for as well. */
  @Override
  public void checkLossless(Optional<VerifiedDocument> verified, ObjectNode document) {
    verified.orElseGet(() -> VerifiedDocument.of(document)).documentHash();
  }

  /** With another trust list, another answer is possible. */
  @Override
  public Object basis() {
    return switch (trust) {
      case TrustAnswer.Known(var list) -> list.version();
      case TrustAnswer.Unknown(_) -> name();
    };
  }

  /** Every proof must be the issuer's own. */
  @Override
  public Verified verify(Secured secured, Instant now) {
    secured.checkForm(ProofExpectation.ASSERTION, now);
    var methods = methodsOf(IssuerId.of(secured.claimed()));
    return secured.verify(methods, ProofExpectation.ASSERTION, now);
  }

  /**
   * The keys of one issuer; no other key is its own.
   *
   * @param issuer DID, as the document names it
   * @throws Undecided if there is no trust list that can be used
   * @throws nl.microcredentials.core.problem.Refused with UNTRUSTED_ISSUER if it is not in the list
   */
  public VerificationMethods methodsOf(String issuer) {
    return switch (trust) {
      case TrustAnswer.Unknown(var problem) -> throw new Undecided(problem);
      case TrustAnswer.Known(var list) ->
          list.issuer(issuer)
              .map(TrustListMethods::new)
              .orElseThrow(() ->
                  new PolicyRefused(UNTRUSTED_ISSUER, "The issuer is not in the trust list."));
    };
  }

  @Override
  public boolean issuerMustControl() {
    return true;
  }

  @Override
  public boolean credentialsExpected() {
    return true;
  }

  /** Learners have no place in the trust list; their identifiers are keys themselves. */
  @Override
  public VerificationMethods holders(Instant now) {
    return ResolvedMethods.offline(now);
  }

  /** The issuer with this id, if it is in a usable trust list. */
  public Optional<AccreditedIssuer> issuer(String id) {
    return trust instanceof TrustAnswer.Known(var list) ? list.issuer(id) : Optional.empty();
  }
}
