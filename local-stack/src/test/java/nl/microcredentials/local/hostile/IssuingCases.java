package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitution;

/** Hostile or hasty clients of the issuer and the registry. */
record IssuingCases(Services services, Workshop workshop, SampleInstitution institution) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "ENC-12", this::rightToLeft,
        "IDEMP-02", this::fiftyAtOnce,
        "ISSUE-05", this::membersOfTheServer,
        "ISSUE-08", this::languages,
        "ISSUE-11", this::unsafeUrls,
        "ISSUE-14", this::twoClients,
        "LOG-16", this::hundredStatements);
  }

  private String token(Role role) {
    return services.stack().tokens().of(institution, role);
  }

  private ObjectNode completion(String familyName) {
    return new Professional("Hostile", familyName).completion(institution, Workshop.now());
  }

  private Reply complete(ObjectNode completion, String headers) {
    return Services.send(
        services.issuer(),
        "POST /v1/completions",
        "%s\r\nContent-Type: application/json%s"
            .formatted(Services.bearer(token(Role.ISSUER)), headers),
        StrictJson.write(completion));
  }

  private List<Attempt> fiftyAtOnce() {
    var completion = completion("Fifty");
    return List.of(
        Attempt.ofMany(
            "50 in parallel",
            () -> atOnce(50, () -> complete(completion, "\r\nIdempotency-Key: fifty"))));
  }

  private List<Attempt> twoClients() {
    var completion = completion("Twice");
    return List.of(
        Attempt.ofMany(
            "two keys",
            () ->
                List.of(
                    complete(completion, "\r\nIdempotency-Key: one"),
                    complete(completion, "\r\nIdempotency-Key: other"))));
  }

  private List<Attempt> hundredStatements() {
    var statement = StrictJson.object().put("statement", workshop.newStatement());
    return List.of(
        Attempt.ofMany(
            "100 in parallel",
            () ->
                atOnce(
                    100,
                    () ->
                        Services.send(
                            services.registry(),
                            "POST /v1/records",
                            "Content-Type: application/json",
                            StrictJson.write(statement)))));
  }

  private static List<Reply> atOnce(int times, Callable<Reply> call) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, times).mapToObj(_ -> threads.submit(call)).toList();
      return running.stream().map(IssuingCases::get).toList();
    }
  }

  private static Reply get(Future<Reply> running) {
    try {
      return running.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Attempt> membersOfTheServer() {
    return Stream.of(
            "issuer", "id", "validFrom", "proof", "credentialStatus", "statusListIndex", "@context")
        .map(member ->
            Attempt.of(
                member, () -> complete(completion("Owner").put(member, "https://a.example"), "")))
        .toList();
  }

  /** A definition of a micro-credential with one member replaced. */
  private Attempt achievement(String variant, String member, JsonNode value) {
    return Attempt.of(
        variant,
        () -> {
          var definition = institution.course().definition();
          definition.set(member, value);
          return Services.sendJson(
              services.issuer(),
              "PUT /v1/achievements/hostile",
              token(Role.ACHIEVEMENT_ADMIN),
              definition);
        });
  }

  private List<Attempt> rightToLeft() {
    return List.of(achievement("title", "title", texts("en", "Safe \u202egnp.exe")));
  }

  private static ObjectNode texts(String language, String text) {
    return StrictJson.object().put("nl", "Titel").put("en", "Title").put(language, text);
  }

  private List<Attempt> languages() {
    var many = texts("en", "Title");
    IntStream.range(0, 10_000).forEach(i -> many.put("x-" + i, "Title"));
    return List.of(
        achievement("invalid tag", "title", texts("not a language", "Title")),
        achievement("10,000 languages", "title", many));
  }

  private List<Attempt> unsafeUrls() {
    return Stream.of(
            "javascript:alert(1)",
            "data:text/html,x",
            "http://a.example/",
            "https://127.0.0.1/criteria")
        .map(url -> achievement(url, "link", StrictJson.parse(("\"" + url + "\"").getBytes(UTF_8))))
        .toList();
  }
}
