package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;

/** JWTs whose claims are none, or contradict the credential or the clock. */
record TokenClaimCases(Services services, Tokens tokens, KeyRing keys) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of("JWS-35", this::times, "JWS-36", this::noTimes, "JWS-38", this::contradictions);
  }

  private Attempt changed(String variant, Consumer<ObjectNode> change) {
    return services.verifying(variant, tokens.withClaims(change));
  }

  private Attempt date(String claim, Duration fromNow) {
    var time = Workshop.now().plus(fromNow).getEpochSecond();
    return changed("%s in %s".formatted(claim, fromNow), claims -> claims.put(claim, time));
  }

  private List<Attempt> times() {
    return List.of(
        date("exp", Duration.ofHours(-1)),
        date("nbf", Duration.ofHours(1)),
        date("iat", Duration.ofDays(1)));
  }

  /** Written as text, so that no library puts the numbers right. */
  private List<Attempt> noTimes() {
    var payload = new String(StrictJson.write(tokens.claims()), UTF_8);
    return Stream.of("\"1\"", "1e99", "-1", "1" + "0".repeat(30))
        .map(exp -> "{\"exp\":%s,%s".formatted(exp, payload.substring(1)))
        .map(text ->
            services.verifying(
                text.substring(0, text.indexOf(',')),
                Tokens.sign(
                    tokens.header(KeyType.ED25519),
                    text.getBytes(UTF_8),
                    keys.signer(KeyType.ED25519)::sign)))
        .toList();
  }

  private List<Attempt> contradictions() {
    return List.of(
        changed("sub", claims -> claims.put("sub", "urn:uuid:somebody-else")),
        changed("jti", claims -> claims.put("jti", "urn:uuid:another-credential")));
  }
}
