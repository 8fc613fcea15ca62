package nl.microcredentials.local.hostile;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.sample.SampleInstitutions;

/** Institutions with keys that are none; nobody may get them into the trust list. */
record Accreditations(Services services) {

  private static final String DID = "did:web:nobody.example";
  private static final String P_256 = "8024";

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of("ENC-09", this::noPoints, "JWS-29", this::sameName);
  }

  /** The operator enrols the key, which is refused. */
  Attempt refusing(String variant, String multikey) {
    return enrolling(variant + ", enrolled", "#key-1", multikey)
        .expecting(Expectation.rejection(400, ProblemType.MALFORMED_VALUE_ERROR));
  }

  private List<Attempt> noPoints() {
    return Stream.of(
            Map.entry("x without y", "02" + "00".repeat(31) + "01"),
            Map.entry("infinity", "00"),
            Map.entry("uncompressed", "04" + "11".repeat(64)))
        .map(point ->
            enrolling(
                point.getKey(),
                "#key-1",
                Multibase.base58(HexFormat.of().parseHex(P_256 + point.getValue()))))
        .toList();
  }

  private List<Attempt> sameName() {
    var keys = services.stack().keys();
    return List.of(
        enrolling(
            "two keys of one name",
            "#key-1",
            keys.multikey(SampleInstitutions.UNIVERSITY.keyName(KeyType.ED25519), KeyType.ED25519),
            keys.multikey(
                SampleInstitutions.VOCATIONAL_COLLEGE.keyName(KeyType.ED25519), KeyType.ED25519)));
  }

  private Attempt enrolling(String variant, String fragment, String... multikeys) {
    var entry =
        StrictJson.object()
            .put("legalName", "Nobody")
            .put("sector", "wo")
            .put("countryCode", "NL")
            .put("institutionCode", "99ZZ")
            .put("accreditedFrom", "2026-09-01T00:00:00Z");
    for (var multikey : multikeys) {
      entry
          .withArray("keys")
          .addObject()
          .put("id", DID + fragment)
          .put("publicKeyMultibase", multikey)
          .put("validFrom", "2026-09-01T00:00:00Z");
    }
    var token = services.stack().tokens().national(Role.OPERATOR);
    return Attempt.of(
        variant,
        () ->
            Services.sendJson(
                services.registry(), "PUT /v1/issuers/did%3Aweb%3Anobody.example", token, entry));
  }
}
