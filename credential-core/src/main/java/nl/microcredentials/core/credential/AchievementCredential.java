package nl.microcredentials.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A credential in the words of the standards: a Verifiable Credential that is an Open Badge.
 *
 * @param credential what it is as a Verifiable Credential
 * @param id URL of the credential
 * @param validFrom the beginning of its validity
 * @param awardedDate when the learner earned it; it stays when the credential is issued anew
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential">Open Badges 3.0,
 *     AchievementCredential</a>
 */
public record AchievementCredential(
    VerifiableCredential credential,
    String id,
    Profile issuer,
    Instant validFrom,
    Optional<Instant> awardedDate,
    List<AchievementSubject> credentialSubject) {

  private static final Set<String> OPEN_BADGE_TYPES =
      Set.of("AchievementCredential", "OpenBadgeCredential");

  /** Reads {@code document}, whose proofs play no role here. */
  public static Reading<AchievementCredential> read(ObjectNode document) {
    var reader = new MemberReader(document);
    var credential = VerifiableCredential.read(reader, DataModel.CURRENT);
    checkTypes(reader);
    return Reading.of(
        new AchievementCredential(
            credential,
            reader.url("id"),
            Profile.read(reader),
            reader.time("validFrom"),
            reader.optionalTime("awardedDate"),
            reader.objects("credentialSubject").stream().map(AchievementSubject::read).toList()),
        reader);
  }

  public Optional<String> name() {
    return credential.name();
  }

  public ValidityPeriod validityPeriod() {
    return credential.validityPeriod();
  }

  public List<CredentialReference> credentialStatus() {
    return credential.credentialStatus();
  }

  public List<CredentialReference> credentialSchema() {
    return credential.credentialSchema();
  }

  /** When the learner earned it, as far as the issuer says so. */
  public Instant awarded() {
    return awardedDate.orElse(validFrom);
  }

  private static void checkTypes(MemberReader credential) {
    if (!credential.isArray("type")
        || credential.types().stream().noneMatch(OPEN_BADGE_TYPES::contains)) {
      credential.malformed("type is not a list with AchievementCredential.");
    }
  }
}
