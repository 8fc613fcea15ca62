package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;

/** Contexts that would change what the signed words mean. */
record ContextCases(Services services, Workshop workshop) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "CTX-02", () -> appended("{'creditsEarned':'https://evil.example/#other'}"),
        "CTX-04", () -> appended("{'issuer':'https://evil.example/#other'}"),
        "CTX-06", this::reversed,
        "CTX-08",
            () ->
                appended(
                    "{'@import':'https://evil.example/context'}",
                    "{'@propagate':false,'name':'https://evil.example/#other'}",
                    "{'achievement':{'@id':'https://evil.example/#a','@context':"
                        + "{'name':'https://evil.example/#b'}}}"),
        "CTX-09", this::tooMany,
        "CTX-11",
            () ->
                appended(
                    "'file:///etc/passwd'",
                    "'jar:file:///tmp/a.jar!/context.json'",
                    "'data:application/ld+json,{}'",
                    "'classpath:context.json'"));
  }

  private Attempt withContexts(String variant, Consumer<ArrayNode> change) {
    return services.verifying(
        variant, workshop.made(credential -> change.accept(credential.withArray("@context"))));
  }

  private List<Attempt> appended(String... contexts) {
    return Stream.of(contexts)
        .map(context -> withContexts(context, all -> all.add(json(context))))
        .toList();
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.replace('\'', '"').getBytes(UTF_8));
  }

  private List<Attempt> reversed() {
    return List.of(
        withContexts(
            "reversed",
            contexts -> {
              for (var i = 0; i < contexts.size(); i++) {
                contexts.insert(i, contexts.remove(contexts.size() - 1));
              }
            }));
  }

  private List<Attempt> tooMany() {
    var deep = "{\"a\":{\"@context\":".repeat(500) + "{}" + "}}".repeat(500);
    var nested = workshop.text().replaceFirst("\\[", "[" + deep + ",");
    return List.of(
        withContexts(
            "10,000",
            contexts -> {
              while (contexts.size() < 10_000) {
                contexts.add("https://evil.example/" + contexts.size());
              }
            }),
        Attempt.of("1,000 deep", () -> services.verify(nested)));
  }
}
