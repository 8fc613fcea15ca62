package nl.microcredentials.core.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** An issuer and a holder with keys, and what they sign, be it right or wrong. */
public final class Parties {

  public static final String ISSUER = "did:web:issuer.example:hogeschool-voorbeeld";
  public static final String KEY_ID = ISSUER + "#key-1";
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  public static final SecureRandom RANDOM = new SecureRandom();

  private static final KeyPair ISSUER_KEYS = Ecdsa.generate(KeyType.P_256, RANDOM);
  private static final KeyPair HOLDER_KEYS = Ecdsa.generate(KeyType.P_256, RANDOM);

  private Parties() {}

  public static Signer issuer() {
    return Ecdsa.signer(ISSUER_KEYS.getPrivate(), RANDOM);
  }

  public static PublicKey issuerKey() {
    return ISSUER_KEYS.getPublic();
  }

  public static Signer holder() {
    return Ecdsa.signer(HOLDER_KEYS.getPrivate(), RANDOM);
  }

  public static PublicKey holderKey() {
    return HOLDER_KEYS.getPublic();
  }

  /** The {@code cnf} that names the holder. */
  public static ObjectNode confirmation() {
    return StrictJson.object().set("jwk", Jwk.of(HOLDER_KEYS.getPublic()));
  }

  /** Only the one key of the issuer is known. */
  public static VerificationMethods methods() {
    return (url, relationship, usedAt) -> {
      if (!url.equals(KEY_ID)) {
        throw new SdJwtRefused(ProblemType.INVALID_VERIFICATION_METHOD, url);
      }
      return new VerificationMethod(url, ISSUER, issuerKey());
    };
  }

  /** JSON with single quotes. */
  public static ObjectNode json(String text) {
    return StrictJson.parseObject(text.replace('\'', '"').getBytes(UTF_8));
  }

  /** A disclosure of these contents, whatever they are. */
  static String disclosure(String contents) {
    return Base64Url.encode(contents.replace('\'', '"').getBytes(UTF_8));
  }

  static String digest(String disclosure) {
    return DigestAlgorithm.SHA_256.digest(disclosure);
  }

  /** Signed as it is; {@code {0}}, {@code {1}} and so on stand for the digests of disclosures. */
  static SdJwt signed(String payload, String... disclosures) {
    var text = payload;
    for (int i = 0; i < disclosures.length; i++) {
      text = text.replace("{" + i + "}", digest(disclosures[i]));
    }
    return signed(json(text), List.of(disclosures));
  }

  private static SdJwt signed(ObjectNode payload, List<String> disclosures) {
    var header = StrictJson.object().put("typ", "example+sd-jwt");
    var jwt = CompactJws.sign(header, StrictJson.write(payload), issuer());
    return SdJwt.parse(
        jwt + "~" + String.join("", disclosures.stream().map(d -> d + "~").toList()));
  }

  /** Claims of which those at {@code paths} are hidden, signed by the issuer for the holder. */
  static SdJwt issued(ObjectNode claims, String... paths) {
    var places = Arrays.stream(paths).map(ClaimPath::parse).toList();
    var forHolder = claims.deepCopy();
    forHolder.set("cnf", confirmation());
    var header = StrictJson.object().put("typ", "example+sd-jwt").put("kid", KEY_ID);
    return SdJwt.sign(header, new Concealer(RANDOM).conceal(forHolder, places), issuer());
  }

  /** Checks that {@code verification} is refused, and with what; nothing else may be thrown. */
  public static void assertRefused(ProblemType type, Runnable verification) {
    var refused = catchThrowableOfType(Refused.class, verification::run);
    assertThat(refused).isNotNull();
    assertThat(refused.type()).isEqualTo(type);
  }

  /** What becomes of {@code text} with one character left out or replaced. */
  public static Stream<String> changesOf(String text) {
    return IntStream.range(0, text.length())
        .boxed()
        .flatMap(i ->
            Stream.of("", "A", "B", "-", "~", ".", "=", " ", "\u00e9", "~~")
                .map(one -> text.substring(0, i) + one + text.substring(i + 1)))
        .filter(changed -> !changed.equals(text));
  }
}
