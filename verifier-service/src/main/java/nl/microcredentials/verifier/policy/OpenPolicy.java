package nl.microcredentials.verifier.policy;

import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.verdict.CheckName;

/**
 * Whoever controls the identifier that a document names as its issuer, accredited or not, in any
 * form that the suites of the standards use. For those suites alone.
 *
 * @param methods finds the keys that counted at a time, in the documents of their controllers
 * @param issuerMustControl false to ask only whether the signature holds, not whose it is
 * @param questions what is asked
 */
public record OpenPolicy(
    Function<Instant, VerificationMethods> methods,
    boolean issuerMustControl,
    Set<CheckName> questions)
    implements Policy {

  /** All that can be asked without anybody who accredits. */
  public static final Set<CheckName> QUESTIONS =
      Set.copyOf(
          EnumSet.of(
              CheckName.PROOF,
              CheckName.STRUCTURE,
              CheckName.SCHEMA,
              CheckName.VALIDITY,
              CheckName.STATUS));

  private static final Canonicalizer CANONICALIZER =
      new Canonicalizer(JsonLdContexts.conformance());

  private static final Cryptosuites SUITES = Cryptosuites.withRetired(CANONICALIZER);

  @Override
  public String name() {
    return issuerMustControl ? "any-issuer" : "proof-only";
  }

  @Override
  public Set<DataModel> dataModels() {
    return EnumSet.allOf(DataModel.class);
  }

  @Override
  public Cryptosuites suites() {
    return SUITES;
  }

  @Override
  public List<String> schemas() {
    return List.of();
  }

  @Override
  public void checkLossless(Optional<VerifiedDocument> verified, ObjectNode document) {
    CANONICALIZER.canonicalize(document);
  }

  @Override
  public Object basis() {
    return name();
  }

  @Override
  public Verified verify(Secured secured, Instant now) {
    var verified = secured.verify(methods.apply(now), ProofExpectation.ASSERTION, now);
    if (issuerMustControl) {
      var issuer = IssuerId.of(verified.document().document());
      if (controllers(verified).noneMatch(issuer::equals)) {
        throw new PolicyRefused(
            INVALID_VERIFICATION_METHOD, "No proof was made with a key of the issuer.");
      }
    }
    return verified;
  }

  private static Stream<String> controllers(Verified verified) {
    return verified.methods().stream().map(VerificationMethod::controller);
  }

  @Override
  public boolean credentialsExpected() {
    return false;
  }

  @Override
  public VerificationMethods holders(Instant now) {
    return methods.apply(now);
  }
}
