package nl.microcredentials.verifier.policy;

import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.registry.AccreditedIssuer;

/** The keys of one accredited issuer, as the trust list has them; no other key is its own. */
final class TrustListMethods implements VerificationMethods {

  private static final Pattern DID_URL = Pattern.compile("did:[a-z0-9]+:[^\\s#]+#[^\\s#]+");

  private final AccreditedIssuer issuer;

  TrustListMethods(AccreditedIssuer issuer) {
    this.issuer = issuer;
  }

  @Override
  public VerificationMethod retrieve(
      String url, VerificationRelationship relationship, Optional<Instant> usedAt) {
    if (!DID_URL.matcher(url).matches()) {
      throw new PolicyRefused(
          INVALID_VERIFICATION_METHOD_URL, "A verification method is not the DID URL of a key.");
    }
    if (relationship != VerificationRelationship.ASSERTION_METHOD) {
      throw new PolicyRefused(
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD,
          "The keys of the trust list are for credentials only.");
    }
    var time =
        usedAt.orElseThrow(() ->
            new PolicyRefused(PROOF_VERIFICATION_ERROR, "A proof does not say when it was made."));
    return issuer
        .key(url, time)
        .map(key -> new VerificationMethod(url, issuer.id(), key))
        .orElseThrow(() ->
            new PolicyRefused(
                INVALID_VERIFICATION_METHOD,
                "A proof was made with a key that was not the issuer's at that time."));
  }
}
