package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.registry.Commitment;

/**
 * Which award of the national registry an attestation is a form of: the claim {@code registration}.
 *
 * <p>Together with everything else that the issuer signed it gives the {@link Commitment} that the
 * registry holds. What the holder withholds plays no role in that, because its digests are signed:
 * however little is shown, it can be compared.
 *
 * @param log name of the log
 * @param record id of the credential under which the award is registered
 * @param salt of the commitment, 32 random bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record RegistrationClaim(String log, UUID record, byte[] salt) {

  /** Name of the claim. */
  public static final String NAME = "registration";

  private static final int MEMBERS = 3;

  /** For an award, with a salt of its own. */
  public static RegistrationClaim of(String log, UUID record, SecureRandom random) {
    var salt = new byte[Commitment.LENGTH];
    random.nextBytes(salt);
    return new RegistrationClaim(log, record, salt);
  }

  /**
   * Reads the claim.
   *
   * @return nothing if there is none
   * @throws MalformedInputException if it does not have its form
   */
  public static Optional<RegistrationClaim> read(ObjectNode claims) {
    if (!claims.has(NAME)) {
      return Optional.empty();
    }
    if (!(claims.get(NAME) instanceof ObjectNode claim)
        || claim.size() != MEMBERS
        || !claim.path("log").isTextual()) {
      throw wrong();
    }
    var record = UrnUuid.parse(claim.path("record").asText()).orElseThrow(RegistrationClaim::wrong);
    var salt = Multibase.decode(claim.path("salt").asText());
    if (salt.length != Commitment.LENGTH) {
      throw wrong();
    }
    return Optional.of(new RegistrationClaim(claim.get("log").textValue(), record, salt));
  }

  private static MalformedInputException wrong() {
    return malformed("registration names a log, a record and a salt of 32 bytes.");
  }

  /** The value of the claim. */
  public ObjectNode toJson() {
    return StrictJson.object()
        .put("log", log)
        .put("record", UrnUuid.of(record))
        .put("salt", Multibase.base64Url(salt));
  }

  /**
   * What the registry holds of an attestation with this claim.
   *
   * @param payload of the issuer's JWT, byte for byte as it is signed
   */
  public String commitmentTo(byte[] payload) {
    return Commitment.of(salt, Sha256.of(payload));
  }
}
