package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A JWT whose holder decides which of the hidden claims to show to whom, in its compact form: the
 * JWT of the issuer, disclosures, and perhaps a JWT of the holder, with {@code ~} between them.
 *
 * <p>Reading says nothing about whether it holds; that is for {@link SdJwtVerifier}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901">RFC 9901, Selective Disclosure for JSON Web
 *     Tokens</a>
 */
public final class SdJwt {

  /** Length of the compact form, in characters, at most. */
  public static final int MAX_LENGTH = 1 << 20;

  /** How many claims are disclosed at most. */
  public static final int MAX_DISCLOSURES = 500;

  private static final char SEPARATOR = '~';

  private final String text;
  private final CompactJws jwt;
  private final ObjectNode payload;
  private final List<Disclosure> disclosures;
  private final Optional<CompactJws> keyBindingJwt;

  private SdJwt(
      String text,
      CompactJws jwt,
      List<Disclosure> disclosures,
      Optional<CompactJws> keyBindingJwt) {
    this.text = text;
    this.jwt = jwt;
    this.payload = StrictJson.parseObject(jwt.payload());
    this.disclosures = disclosures;
    this.keyBindingJwt = keyBindingJwt;
  }

  /**
   * Reads an SD-JWT, with or without key binding.
   *
   * @throws nl.microcredentials.core.problem.Refused if it is none: PARSING_ERROR,
   *     UNSUPPORTED_ALGORITHM, or PAYLOAD_TOO_LARGE
   */
  public static SdJwt parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new SdJwtRefused(
          ProblemType.PAYLOAD_TOO_LARGE,
          "An SD-JWT has at most %d characters.".formatted(MAX_LENGTH));
    }
    var parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
    if (parts.size() < 2) {
      throw unparsable("An SD-JWT is a JWT, a tilde, and whatever follows.");
    }
    var disclosures = parts.subList(1, parts.size() - 1);
    if (disclosures.size() > MAX_DISCLOSURES) {
      throw unparsable("An SD-JWT has at most %d disclosures.".formatted(MAX_DISCLOSURES));
    }
    return new SdJwt(
        text,
        CompactJws.parse(parts.getFirst()),
        disclosures.stream().map(Disclosure::parse).toList(),
        Optional.of(parts.getLast()).filter(last -> !last.isEmpty()).map(CompactJws::parse));
  }

  /**
   * Signs claims.
   *
   * @param header the members of the header; {@code alg} follows from the key
   */
  public static SdJwt sign(ObjectNode header, ConcealedClaims claims, Signer signer) {
    var jwt = CompactJws.sign(header, claims.signedBytes(), signer);
    return parse(presented(jwt, claims.disclosures()));
  }

  private static String presented(String jwt, Collection<Disclosure> disclosures) {
    return disclosures.stream()
        .map(one -> one.toString() + SEPARATOR)
        .collect(Collectors.joining("", jwt + SEPARATOR, ""));
  }

  /** The JWT that the issuer signed. */
  public CompactJws jwt() {
    return jwt;
  }

  /** What the issuer signed: open claims, and digests of others. */
  public ObjectNode payload() {
    return payload.deepCopy();
  }

  DigestAlgorithm digestAlgorithm() {
    return DigestAlgorithm.of(payload);
  }

  List<Disclosure> disclosures() {
    return disclosures;
  }

  Optional<CompactJws> keyBindingJwt() {
    return keyBindingJwt;
  }

  /** Everything up to the JWT of the holder: what that JWT is bound to. */
  String presented() {
    return text.substring(0, text.lastIndexOf(SEPARATOR) + 1);
  }

  /** What it would say if its signatures hold. */
  ProcessedPayload process() {
    return DisclosureDigests.process(payload, disclosures);
  }

  /** Where the holder has something to show or to withhold. */
  public Set<ClaimPath> disclosable() {
    return process().disclosed().keySet();
  }

  /**
   * For presentation: the same JWT with the disclosures of {@code paths} alone, and of what these
   * claims stand in. A key binding is taken off; it holds for other disclosures.
   *
   * @throws nl.microcredentials.core.problem.Refused if there is nothing to disclose in one of the
   *     places, or if this SD-JWT breaks the rules
   */
  public SdJwt disclosing(Collection<ClaimPath> paths) {
    var disclosed = process().disclosed();
    var chosen = new LinkedHashSet<Disclosure>();
    for (var path : paths) {
      if (!disclosed.containsKey(path)) {
        throw malformed("There is nothing to disclose at %s.".formatted(path));
      }
      disclosed.forEach((place, disclosure) -> {
        if (path.startsWith(place)) {
          chosen.add(disclosure);
        }
      });
    }
    return parse(presented(jwt.toString(), chosen));
  }

  /** See {@link #disclosing(Collection)}. */
  public SdJwt disclosing(String... paths) {
    return disclosing(Arrays.stream(paths).map(ClaimPath::parse).toList());
  }

  /**
   * For presentation: with the proof of the holder that it is theirs.
   *
   * @param holder signs with the key that {@code cnf} names
   */
  public SdJwt bound(KeyBinding binding, Instant now, Signer holder) {
    return parse(presented() + binding.sign(this, now, holder));
  }

  /** The SD-JWT as it was read. */
  @Override
  public String toString() {
    return text;
  }
}
