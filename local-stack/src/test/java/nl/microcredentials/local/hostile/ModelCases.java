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

/** Credentials that are not built as the data model says. */
record ModelCases(Services services, Workshop workshop) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.ofEntries(
        Map.entry("VCDM-03", this::types),
        Map.entry("VCDM-04", this::issuers),
        Map.entry("VCDM-06", this::ids),
        Map.entry("VCDM-07", this::times),
        Map.entry("VCDM-10", this::notYetValid),
        Map.entry("VCDM-13", this::languageObjects),
        Map.entry("VCDM-14", this::otherDigest),
        Map.entry("VCDM-15", this::unsecured),
        Map.entry("VCDM-19", this::manySubjects),
        Map.entry("VCDM-20", this::shorterName));
  }

  private Attempt made(String variant, Consumer<ObjectNode> change) {
    return services.verifying(variant, workshop.made(change));
  }

  /** One member replaced by JSON in which {@code '} stands for {@code "}; null removes it. */
  private List<Attempt> with(String member, String... values) {
    return Stream.of(values)
        .map(value ->
            made(
                value,
                credential ->
                    credential.set(
                        member, StrictJson.parse(value.replace('\'', '"').getBytes(UTF_8)))))
        .toList();
  }

  private Attempt without(String member) {
    return made("no " + member, credential -> credential.remove(member));
  }

  private static List<Attempt> and(Attempt first, List<Attempt> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private List<Attempt> types() {
    return and(
        without("type"),
        with(
            "type",
            "['AchievementCredential']",
            "'VerifiableCredential'",
            "['VerifiableCredential','AchievementCredential','Unmapped']"));
  }

  private List<Attempt> issuers() {
    return and(
        without("issuer"),
        with(
            "issuer",
            "null",
            "['did:web:a.example','did:web:b.example']",
            "'no URL'",
            "{'type':['Profile'],'name':'Somebody'}"));
  }

  private List<Attempt> ids() {
    var second = workshop.text().replaceFirst("\\{", "{\"@id\":\"urn:uuid:another\",");
    return and(
        Attempt.of("two ids", () -> services.verify(second)),
        with("id", "'no URL'", "['urn:uuid:a','urn:uuid:b']"));
  }

  private List<Attempt> times() {
    return with(
        "validFrom",
        "'2026-11-20T00:00:00'",
        "'2026-02-30T00:00:00Z'",
        "'2026-11-20T24:00:00Z'",
        "'10000-11-20T00:00:00Z'",
        "'2026-11-20t00:00:00Z'",
        "'2016-12-31T23:59:60Z'");
  }

  private List<Attempt> notYetValid() {
    var later = Workshop.now().plus(Duration.ofHours(1)).toString();
    return List.of(made("in an hour", credential -> credential.put("validFrom", later)));
  }

  private List<Attempt> languageObjects() {
    return and(
        with("name", "{'@value':'a','@language':'en','foo':'b'}").getFirst(),
        with("description", "{'@value':'a','@language':'en','foo':'b'}"));
  }

  private List<Attempt> otherDigest() {
    return with(
        "relatedResource",
        "[{'id':'https://www.w3.org/ns/credentials/v2','digestSRI':"
            + "'sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW'}]");
  }

  private List<Attempt> unsecured() {
    return List.of(
        services.verifying(
            "no proof", workshop.tampered(credential -> credential.remove("proof"))));
  }

  private List<Attempt> manySubjects() {
    return List.of(
        made(
            "the 100th is empty",
            credential -> {
              var subject = credential.get("credentialSubject");
              var subjects = credential.putArray("credentialSubject");
              for (var i = 0; i < 99; i++) {
                subjects.add(subject.deepCopy());
              }
              subjects.addObject().putArray("type").add("AchievementSubject");
            }));
  }

  private List<Attempt> shorterName() {
    return List.of(
        services.verifying(
            "one character less",
            workshop.tampered(credential ->
                credential.put("name", credential.path("name").asText().substring(1)))));
  }
}
