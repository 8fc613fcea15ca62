package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.local.hostile.Expectation.Outcome;

/** Bodies that two JSON parsers could read differently, or that cost a parser dearly. */
record JsonCases(Services services, Workshop workshop) {

  private static final int KEYS_OF_ONE_HASH = 20_000;

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.ofEntries(
        Map.entry("JSON-01", this::duplicateIssuer),
        Map.entry("JSON-02", this::duplicateAchievement),
        Map.entry("JSON-07", () -> List.of(body("100,000 deep", nested(100_000)))),
        Map.entry("JSON-08", this::depthLimit),
        Map.entry("JSON-18", this::noObjects),
        Map.entry("JSON-19", () -> List.of(body("BOM", "\ufeff" + workshop.text()))),
        Map.entry("JSON-20", () -> List.of(body("UTF-16LE", workshop.text().getBytes(UTF_16LE)))),
        Map.entry("JSON-21", this::notUtf8),
        Map.entry("JSON-23", this::surrogates),
        Map.entry("JSON-26", () -> List.of(body("a million keys", keys(1_000_000)))),
        Map.entry("JSON-27", () -> List.of(body("one hash code", collidingKeys()))),
        Map.entry("JSON-28", this::dangerousNames));
  }

  private Attempt body(String variant, String body) {
    return Attempt.of(variant, () -> services.verify(body));
  }

  private Attempt body(String variant, byte[] body) {
    return Attempt.of(variant, () -> services.verify(body));
  }

  private List<Attempt> duplicateIssuer() {
    return List.of(
        body("issuer", "{\"issuer\":\"did:web:evil.example\"," + workshop.text().substring(1)));
  }

  private List<Attempt> duplicateAchievement() {
    var subject = "\"credentialSubject\":{";
    var twice =
        workshop.text().replace(subject, subject + "\"achievement\":{\"name\":\"Medicine\"},");
    return List.of(body("achievement", twice));
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private List<Attempt> depthLimit() {
    return List.of(
        body("64", nested(StrictJson.MAX_DEPTH))
            .expecting(Expectation.verdict(Outcome.INVALID, ProblemType.PROOF_VERIFICATION_ERROR)),
        body("65", nested(StrictJson.MAX_DEPTH + 1)));
  }

  private List<Attempt> noObjects() {
    return Stream.of("", " \n", "null", "[]", "\"x\"", "0")
        .map(text -> body("'%s'".formatted(text.strip()), text))
        .toList();
  }

  private List<Attempt> notUtf8() {
    return List.of(
        body("overlong slash", withName(0xc0, 0xaf)),
        body("truncated", withName(0xe2, 0x82)),
        body("FF", withName(0xff)));
  }

  private byte[] withName(int... bytes) {
    var body = new ByteArrayOutputStream();
    body.writeBytes("{\"name\":\"".getBytes(UTF_8));
    IntStream.of(bytes).forEach(body::write);
    body.writeBytes(("\"," + workshop.text().substring(1)).getBytes(UTF_8));
    return body.toByteArray();
  }

  private List<Attempt> surrogates() {
    var rest = "," + workshop.text().substring(1);
    return List.of(
        body("as key", "{\"\\uDC00\\uD800\":1" + rest),
        body("as value", "{\"description\":\"\\uDC00\\uD800\"" + rest));
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"k%d\":0".formatted(i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** {@code Aa} and {@code BB} have one hash code, and so have all words of them. */
  private static String collidingKeys() {
    return IntStream.range(0, KEYS_OF_ONE_HASH)
        .mapToObj(i -> "\"%s\":0".formatted(wordOfOneHash(i)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String wordOfOneHash(int number) {
    return IntStream.range(0, 15)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  private List<Attempt> dangerousNames() {
    return List.of(
        dangerous("__proto__", "{\"admin\":true}"),
        dangerous("constructor", "{\"prototype\":{\"admin\":true}}"),
        dangerous("class", "\"java.lang.Runtime\""),
        dangerous("@type", "\"java.lang.Runtime\""));
  }

  private Attempt dangerous(String name, String value) {
    return services.verifying(
        name,
        workshop.made(credential -> credential.set(name, StrictJson.parse(value.getBytes(UTF_8)))));
  }
}
