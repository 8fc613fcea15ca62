package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.local.hostile.Expectation.Outcome;

/** Credentials that name somebody or something elsewhere: a status list, a schema, an issuer. */
record RemoteCases(Services services, Workshop workshop) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.ofEntries(
        Map.entry("STATUS-12", this::indexes),
        Map.entry("STATUS-20", this::sizes),
        Map.entry("STATUS-24", this::withoutStatus),
        Map.entry("SSRF-02", () -> lists("https://127.0.0.1:5432/")),
        Map.entry("SSRF-12", this::schemes),
        Map.entry("SSRF-15", this::ports),
        Map.entry("SCHEMA-01", () -> schema("id", "https://evil.example/schema.json")),
        Map.entry("SCHEMA-05", () -> schema("digestSRI", "sha384-" + "A".repeat(64))),
        Map.entry("DIDWEB-01", () -> issuers("127.0.0.1", "%5B%3A%3A1%5D", "2130706433", "127.1")),
        Map.entry(
            "DIDWEB-02",
            () -> issuers("localhost", "a.localhost", "a.local", "a.internal", "intranet")),
        Map.entry(
            "DIDWEB-04",
            () ->
                issuers(
                    "a.example:..:..:etc",
                    "a.example:%2e%2e",
                    "a.example:%2fetc",
                    "a.example:%5Cetc",
                    "a.example::etc")),
        Map.entry("DIDWEB-05", () -> issuers("good.example%40evil.test", "good.example%23%40evil")),
        Map.entry(
            "DIDWEB-06",
            () -> issuers("a.example%3Fx", "a.example%00", "a.example%0D%0AX", "a.example%09")),
        Map.entry("TRUST-14", () -> issuers("test-environment.example")));
  }

  private Attempt withStatus(String variant, Consumer<ObjectNode> change) {
    return services.verifying(
        variant,
        workshop.made(
            credential -> change.accept((ObjectNode) credential.path("credentialStatus"))));
  }

  private Attempt index(String index) {
    return withStatus("index " + index, status -> status.put("statusListIndex", index));
  }

  private List<Attempt> indexes() {
    return List.of(
        index("" + (BitstringStatusList.MINIMUM_LENGTH - 1))
            .expecting(Expectation.of(Outcome.VALID)),
        index("" + BitstringStatusList.MINIMUM_LENGTH),
        index("2147483648"),
        index("9223372036854775808"));
  }

  private List<Attempt> sizes() {
    return Stream.concat(
            Stream.of(
                withStatus(
                    "size 2, one message",
                    status ->
                        status
                            .put("statusSize", 2)
                            .putArray("statusMessage")
                            .addObject()
                            .put("status", "0x0")
                            .put("message", "clear")),
                withStatus("size '1'", status -> status.put("statusSize", "1"))),
            Stream.of(0, -1, 33)
                .map(size -> withStatus("size " + size, status -> status.put("statusSize", size))))
        .toList();
  }

  private List<Attempt> withoutStatus() {
    return List.of(
        services.verifying(
            "removed", workshop.tampered(credential -> credential.remove("credentialStatus"))));
  }

  private List<Attempt> lists(String... urls) {
    return Stream.of(urls)
        .map(url -> withStatus(url, status -> status.put("statusListCredential", url)))
        .toList();
  }

  private List<Attempt> schemes() {
    return lists(
        "file:///etc/passwd",
        "ftp://evil.example/list",
        "gopher://evil.example/list",
        "jar:file:///tmp/a.jar!/list",
        "data:application/vc,x",
        "ldap://evil.example/list",
        "javascript:alert(1)",
        "http://evil.example/list");
  }

  private List<Attempt> ports() {
    return Stream.of(22, 25, 5432, 6379, 9200)
        .flatMap(port -> lists("https://evil.example:%d/list".formatted(port)).stream())
        .toList();
  }

  private List<Attempt> schema(String member, String value) {
    return List.of(
        services.verifying(
            value,
            workshop.made(credential ->
                ((ObjectNode) credential.at("/credentialSchema/1")).put(member, value))));
  }

  /** Signed as it should be, by somebody who is not what the name seems to say. */
  private List<Attempt> issuers(String... names) {
    return Stream.of(names).map(name -> issuer("did:web:" + name)).toList();
  }

  private Attempt issuer(String did) {
    var signer = Ed25519.signer(Ed25519.generate(new SecureRandom()).getPrivate());
    var unsecured =
        workshop.tampered(credential -> {
          credential.remove("proof");
          ((ObjectNode) credential.path("issuer")).put("id", did);
        });
    return services.verifying(did, Workshop.signed(unsecured, did + "#key-1", signer));
  }
}
