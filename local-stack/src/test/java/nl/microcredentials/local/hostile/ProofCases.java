package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;

/** Proofs that prove something else, or nothing. */
record ProofCases(Services services, Workshop workshop) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.ofEntries(
        Map.entry("DI-02", () -> with("type", "Proof", null)),
        Map.entry("DI-03", this::unknownSuites),
        Map.entry(
            "DI-11",
            () ->
                with(
                    "verificationMethod", "no URL", "http://a.example/key", "javascript:alert(1)")),
        Map.entry("DI-14", this::proofValues),
        Map.entry("DI-15", this::changedOptions),
        Map.entry("DI-18", this::thousandProofs),
        Map.entry("DI-20", this::cycles),
        Map.entry("DI-24", this::secondProof));
  }

  /** One member of the proof replaced; null removes it. */
  private List<Attempt> with(String member, String... values) {
    return Stream.of(values).map(value -> changed(member, value)).toList();
  }

  private Attempt changed(String member, String value) {
    return services.verifying(
        "%s %s".formatted(member, value),
        workshop.withProof(proof -> {
          if (value == null) {
            proof.remove(member);
          } else {
            proof.put(member, value);
          }
        }));
  }

  private List<Attempt> unknownSuites() {
    return List.of(
        changed("cryptosuite", null),
        changed("cryptosuite", "rot13-2022"),
        changed("cryptosuite", "EDDSA-RDFC-2022"),
        changed("type", "Ed25519Signature2020"),
        changed("type", "JsonWebSignature2020"));
  }

  private List<Attempt> proofValues() {
    var signature = workshop.genuine().at("/proof/0/proofValue").textValue();
    return with(
        "proofValue",
        null,
        "",
        Multibase.base58(new byte[63]),
        Multibase.base58(new byte[65]),
        Multibase.base64Url(Multibase.decode(signature)));
  }

  private List<Attempt> changedOptions() {
    var created = Instant.parse(workshop.genuine().at("/proof/0/created").textValue());
    return List.of(
        changed("created", created.minusSeconds(7).toString()),
        changed("domain", "other.example"),
        changed("nonce", "other"));
  }

  private List<Attempt> thousandProofs() {
    return List.of(
        services.verifying(
            "1,000",
            workshop.tampered(credential -> {
              var proof = credential.at("/proof/0");
              var proofs = credential.putArray("proof");
              for (var i = 0; i < 1_000; i++) {
                proofs.add(proof.deepCopy());
              }
            })));
  }

  private List<Attempt> cycles() {
    var one = "urn:uuid:" + UUID.randomUUID();
    var other = "urn:uuid:" + UUID.randomUUID();
    return List.of(
        services.verifying(
            "a to b to a",
            workshop.tampered(credential -> {
              var proof = (ObjectNode) credential.at("/proof/0");
              var next = proof.deepCopy().put("id", other).put("previousProof", one);
              proof.put("id", one).put("previousProof", other);
              credential.withArray("proof").add(next);
            })),
        services.verifying(
            "to itself",
            workshop.withProof(proof -> proof.put("id", one).put("previousProof", one))));
  }

  /** The added proof is a good one, by somebody who has nothing to do with the credential. */
  private List<Attempt> secondProof() {
    var keys = Ed25519.generate(new SecureRandom());
    var multikey = Multikey.encode(keys.getPublic());
    var unsecured = workshop.tampered(credential -> credential.remove("proof"));
    var attempts = new ArrayList<Attempt>();
    for (var did : List.of("did:key:" + multikey, "did:web:evil.example")) {
      var proof =
          Workshop.proof(unsecured, did + "#" + multikey, Ed25519.signer(keys.getPrivate()));
      attempts.add(
          services.verifying(
              did.substring(0, 7),
              workshop.tampered(credential -> credential.withArray("proof").add(proof))));
    }
    return attempts;
  }
}
