package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.hostile.Expectation.Outcome;

/** What only looks unusual, and must not be refused. */
record ControlCases(Services services, Workshop workshop) {

  private static final int LONG_NAME = 500;

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "CONTROL-04", this::names,
        "CONTROL-11", this::twoStatuses,
        "CONTROL-14", this::withoutStatus,
        "SSRF-16", this::otherAddresses,
        "SSRF-17", this::proxyHeader);
  }

  private List<Attempt> names() {
    return List.of(
        named("emoji", "Quantum \ud83d\ude80\ud83d\udc69\u200d\ud83d\udd2c"),
        named("NFD", "Re\u0301sume\u0301 e\u0308"),
        named("right to left", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"),
        named("500 characters", "x".repeat(LONG_NAME)));
  }

  private Attempt named(String variant, String name) {
    return services.verifying(variant, workshop.made(credential -> credential.put("name", name)));
  }

  private List<Attempt> twoStatuses() {
    return List.of(
        services.verifying(
            "both clear",
            workshop.made(credential -> {
              var status = (ObjectNode) credential.get("credentialStatus");
              var list = status.path("statusListCredential").textValue();
              var other =
                  status.deepCopy().put("id", list + "#77777").put("statusListIndex", "77777");
              credential.putArray("credentialStatus").add(status).add(other);
            })));
  }

  private List<Attempt> withoutStatus() {
    return List.of(
        services.verifying(
            "no status", workshop.made(credential -> credential.remove("credentialStatus"))));
  }

  /** Addresses that are none of the verifier's business; nothing listens there. */
  private List<Attempt> otherAddresses() {
    var nobody = "https://127.0.0.1:9/";
    return List.of(
        services.verifying(
            "image",
            workshop.made(credential ->
                credential.putObject("image").put("id", nobody).put("type", "Image"))),
        services.verifying(
            "achievement.image",
            workshop.made(credential ->
                ((ObjectNode) credential.at("/credentialSubject/achievement"))
                    .putObject("image")
                    .put("id", nobody)
                    .put("type", "Image"))),
        typed("refreshService", nobody, "1EdTechCredentialRefresh"),
        typed("termsOfUse", nobody, "Policy"),
        typed("evidence", nobody, "Evidence"));
  }

  private Attempt typed(String member, String id, String type) {
    return services.verifying(
        member,
        workshop.made(
            credential -> credential.putArray(member).addObject().put("id", id).put("type", type)));
  }

  private List<Attempt> proxyHeader() {
    return List.of(
        Attempt.of(
                "Proxy header",
                () ->
                    Services.send(
                        services.verifier(),
                        "POST /v1/verifications",
                        "Content-Type: application/vc\r\nProxy: http://127.0.0.1:9",
                        StrictJson.write(workshop.genuine())))
            .expecting(Expectation.of(Outcome.VALID)));
  }
}
