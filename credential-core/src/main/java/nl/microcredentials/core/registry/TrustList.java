package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;

/**
 * Who may issue micro-credentials and with which keys, as the registry publishes it.
 *
 * @param issuer URL of the registry
 * @param version only ever grows; whoever saw a version refuses a lower one
 */
public record TrustList(
    String issuer,
    Instant issuedAt,
    Instant expiresAt,
    long version,
    List<AccreditedIssuer> issuers) {

  /** The {@code typ} of the JWS. */
  public static final String JWS_TYPE = "microcredential-trust-list+jwt";

  private static final int MAX_ISSUERS = 10_000;

  public TrustList {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
    issuers = List.copyOf(issuers);
    Period.check(issuedAt, Optional.of(expiresAt));
    if (version < 0) {
      throw malformed("The version of a trust list is not negative.");
    }
    if (issuers.stream().map(AccreditedIssuer::id).distinct().count() < issuers.size()) {
      throw malformed("An issuer stands twice in the trust list.");
    }
  }

  /**
   * Returns the list if the registry signed it. Whether it has expired or is older than one seen
   * before, only the caller knows.
   *
   * @throws MalformedInputException with {@link ProblemType#TRUST_LIST_INVALID} otherwise
   */
  public static TrustList verify(String jws, PublicKey registryKey) {
    try {
      var parsed = CompactJws.parse(jws);
      if (parsed.type().equals(JWS_TYPE) && parsed.verify(registryKey)) {
        return parse(parsed.payload());
      }
    } catch (MalformedInputException e) {
      throw invalid("The trust list is malformed.");
    }
    throw invalid("The trust list is not signed by the registry.");
  }

  private static MalformedInputException invalid(String detail) {
    return new MalformedInputException(ProblemType.TRUST_LIST_INVALID, detail);
  }

  private static TrustList parse(byte[] payload) {
    var members = Members.of(StrictJson.parseObject(payload));
    var list =
        new TrustList(
            members.text("iss", 1_000),
            members.seconds("iat"),
            members.seconds("exp"),
            members.integer("version"),
            members.objects("issuers", MAX_ISSUERS, AccreditedIssuer::read));
    members.end();
    return list;
  }

  /** Whether the registry stands for this list at {@code time}. */
  public boolean hasExpiredAt(Instant time) {
    return !time.isBefore(expiresAt);
  }

  public Optional<AccreditedIssuer> issuer(String did) {
    return issuers.stream().filter(issuer -> issuer.id().equals(did)).findAny();
  }

  /** Signs the list. */
  public String sign(String keyId, Signer signer) {
    var payload =
        StrictJson.object()
            .put("iss", issuer)
            .put("iat", issuedAt.getEpochSecond())
            .put("exp", expiresAt.getEpochSecond())
            .put("version", version);
    var array = payload.putArray("issuers");
    issuers.forEach(issuer -> array.add(issuer.toJson()));
    return CompactJws.sign(JWS_TYPE, keyId, StrictJson.write(payload), signer);
  }
}
