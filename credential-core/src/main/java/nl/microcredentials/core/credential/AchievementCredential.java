package nl.microcredentials.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.problem.Problem;

/**
 * A credential in the words of the standards: a Verifiable Credential that is an Open Badge.
 *
 * @param id URL of the credential
 * @param name in the first language it is given in
 * @param awardedDate when the learner earned it; it stays when the credential is issued anew
 * @param credentialStatus none, one or several; each must be in order
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#basic-concepts">VCDM
 *     2.0, 4: Basic Concepts</a>
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential">Open Badges 3.0,
 *     AchievementCredential</a>
 */
public record AchievementCredential(
    String id,
    Optional<String> name,
    Profile issuer,
    ValidityPeriod validityPeriod,
    Optional<Instant> awardedDate,
    List<AchievementSubject> credentialSubject,
    List<CredentialReference> credentialStatus,
    List<CredentialReference> credentialSchema) {

  private static final Set<String> OPEN_BADGE_TYPES =
      Set.of("AchievementCredential", "OpenBadgeCredential");

  /** Whatever stands here says of which type it is, although we make no use of it. */
  private static final List<String> OTHER_TYPED =
      List.of("refreshService", "termsOfUse", "evidence");

  /** A credential that can be read, or everything that keeps it from being read. */
  public sealed interface Reading {

    record WellFormed(AchievementCredential credential) implements Reading {}

    record Malformed(List<Problem> problems) implements Reading {
      public Malformed {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads {@code document}, whose proofs play no role here. */
  public static Reading read(ObjectNode document) {
    var reader = new MemberReader(document);
    checkTypes(reader);
    var credential =
        new AchievementCredential(
            reader.url("id"),
            readTexts(reader),
            Profile.read(reader),
            readValidityPeriod(reader),
            reader.optionalTime("awardedDate"),
            readSubjects(reader),
            reader.objects("credentialStatus").stream().map(CredentialReference::read).toList(),
            reader.objects("credentialSchema").stream()
                .map(CredentialReference::readSchema)
                .toList());
    OTHER_TYPED.forEach(member -> reader.objects(member).forEach(MemberReader::type));
    return reader.problems().isEmpty()
        ? new Reading.WellFormed(credential)
        : new Reading.Malformed(reader.problems());
  }

  /** When the learner earned it, as far as the issuer says so. */
  public Instant awarded() {
    return awardedDate.orElseGet(validityPeriod::validFrom);
  }

  private static void checkTypes(MemberReader credential) {
    var types = credential.isArray("type") ? credential.texts("type") : List.<String>of();
    if (!types.contains("VerifiableCredential")
        || types.stream().noneMatch(OPEN_BADGE_TYPES::contains)) {
      credential.malformed(
          "type is not a list with VerifiableCredential and AchievementCredential.");
    }
  }

  private static Optional<String> readTexts(MemberReader credential) {
    credential.texts("description");
    return credential.texts("name").stream().findFirst();
  }

  /** Nothing useful if a time is malformed; that is reported then. */
  private static ValidityPeriod readValidityPeriod(MemberReader credential) {
    var from = credential.time("validFrom");
    var until = credential.optionalTime("validUntil");
    if (until.filter(end -> end.isBefore(from)).isPresent()) {
      credential.malformed("validUntil is before validFrom.");
      return new ValidityPeriod(from, Optional.empty());
    }
    return new ValidityPeriod(from, until);
  }

  private static List<AchievementSubject> readSubjects(MemberReader credential) {
    var subjects = credential.objects("credentialSubject");
    if (subjects.isEmpty()) {
      credential.malformed("credentialSubject says nothing about anybody.");
    }
    return subjects.stream().map(AchievementSubject::read).toList();
  }
}
