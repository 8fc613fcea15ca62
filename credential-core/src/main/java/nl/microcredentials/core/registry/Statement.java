package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.registry.Change.Kind;

/**
 * What an institution tells the registry about one credential. It is signed, so that the registry
 * can prove who said it, and holds nothing about the learner.
 *
 * @param issuer DID of the institution
 * @param id of the statement; a repeated statement has the same
 * @param issuedAt when the institution said it, to the second
 * @param record id of the credential
 */
public record Statement(String issuer, UUID id, Instant issuedAt, UUID record, Change change) {

  /** The {@code typ} of the JWS. */
  public static final String JWS_TYPE = "microcredential-statement+jwt";

  public Statement {
    Did.check(issuer);
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    if (change instanceof Change.Replaced(var replacedBy, _) && replacedBy.equals(record)) {
      throw malformed("A credential cannot be replaced by itself.");
    }
  }

  public Kind kind() {
    return change.kind();
  }

  /**
   * Reads a statement without judging its signature.
   *
   * @throws MalformedInputException if it is not exactly a statement, or is not signed with a key
   *     that claims to be the issuer's
   */
  public static Statement parse(CompactJws jws) {
    if (!jws.type().equals(JWS_TYPE)) {
      throw malformed("The type of the JWS is not %s.".formatted(JWS_TYPE));
    }
    var members = Members.of(StrictJson.parseObject(jws.payload()));
    var statement =
        new Statement(
            members.text("iss", Did.MAX_LENGTH),
            members.uuid("jti"),
            members.seconds("iat"),
            members.uuid("record"),
            Change.read(members.named("kind", Kind::of), members));
    members.end();
    Did.checkKeyId(jws.keyId(), statement.issuer);
    return statement;
  }

  /** The payload of the JWS; the same statement always gives the same bytes. */
  public byte[] toPayload() {
    var payload =
        StrictJson.object()
            .put("iss", issuer)
            .put("jti", UrnUuid.of(id))
            .put("iat", issuedAt.getEpochSecond())
            .put("record", UrnUuid.of(record))
            .put("kind", kind().code());
    change.write(payload);
    return StrictJson.write(payload);
  }

  /**
   * Signs the statement.
   *
   * @param keyId DID URL of the institution's key
   */
  public String sign(String keyId, Signer signer) {
    Did.checkKeyId(keyId, issuer);
    return CompactJws.sign(JWS_TYPE, keyId, toPayload(), signer);
  }
}
