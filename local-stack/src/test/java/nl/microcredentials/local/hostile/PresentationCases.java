package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;

/** Presentations: made for somebody else, for another question, or of something else. */
record PresentationCases(
    Services services, Workshop workshop, List<Workshop> institutions, Tokens tokens) {

  private static final KeyPair HOLDER = Ed25519.generate(new SecureRandom());
  private static final String DID = DidKey.of(HOLDER.getPublic());
  private static final int LIMIT = 16;

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "DI-23", this::challenges,
        "REPLAY-03", this::otherDomain,
        "REPLAY-06", this::tooMany,
        "REPLAY-07", this::noCredentials,
        "REPLAY-08", this::empty,
        "CONTROL-13", this::asMany);
  }

  private static ObjectNode presentation() {
    var presentation = StrictJson.object();
    presentation.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    presentation.putArray("type").add("VerifiablePresentation");
    return presentation.put("holder", DID);
  }

  private static ObjectNode of(JsonNode... credentials) {
    var presentation = presentation();
    presentation.putArray("verifiableCredential").addAll(List.of(credentials));
    return presentation;
  }

  /** With a proof of the holder. */
  private static ObjectNode signed(ObjectNode presentation, Consumer<ObjectNode> change) {
    var options =
        Proofs.options("eddsa-jcs-2022", DidKey.verificationMethod(DID), "authentication");
    change.accept(options);
    var proof =
        Proofs.EDDSA_JCS.createProof(presentation, options, Ed25519.signer(HOLDER.getPrivate()));
    var signed = presentation.deepCopy();
    signed.set("proof", proof);
    return signed;
  }

  /** As a JWT of the holder. */
  private static String token(ObjectNode presentation, Consumer<ObjectNode> change) {
    var header =
        StrictJson.object()
            .put("alg", "EdDSA")
            .put("typ", "vp+jwt")
            .put("cty", "vp")
            .put("kid", DidKey.verificationMethod(DID));
    var claims =
        presentation.deepCopy().put("iss", DID).put("iat", Workshop.now().getEpochSecond());
    change.accept(claims);
    return Tokens.sign(header, claims, Ed25519.signer(HOLDER.getPrivate())::sign);
  }

  /** Both forms of one presentation. */
  private List<Attempt> presenting(String variant, String query, ObjectNode presentation) {
    return List.of(
        services.presenting(variant, query, signed(presentation, _ -> {})),
        services.presenting(variant + ", JWT", query, token(presentation, _ -> {})));
  }

  private List<Attempt> challenges() {
    var query = "?challenge=asked";
    var presentation = of(workshop.genuine());
    var attempts = new ArrayList<Attempt>(presenting("missing", query, presentation));
    for (var other : List.of("other", "")) {
      attempts.add(
          services.presenting(
              "'%s'".formatted(other),
              query,
              signed(presentation, options -> options.put("challenge", other))));
    }
    attempts.add(
        services.presenting(
            "other, JWT", query, token(presentation, claims -> claims.put("nonce", "other"))));
    return attempts;
  }

  private List<Attempt> otherDomain() {
    var query = "?domain=b.example";
    var presentation = of(workshop.genuine());
    return List.of(
        services.presenting(
            "for a, to b",
            query,
            signed(presentation, options -> options.put("domain", "a.example"))),
        services.presenting(
            "for a, to b, JWT",
            query,
            token(presentation, claims -> claims.put("aud", "a.example"))));
  }

  /** Small ones, as a thousand of the others would be too large for one request. */
  private List<Attempt> tooMany() {
    var attempts = new ArrayList<Attempt>();
    var small = workshop.tampered(credential -> credential.retain("@context", "type", "proof"));
    ((ObjectNode) small.at("/proof/0")).retain("type");
    attempts.addAll(presenting("1,000", "", many(small, 1_000)));
    attempts.addAll(presenting("17", "", many(workshop.genuine(), LIMIT + 1)));
    return attempts;
  }

  private static ObjectNode many(ObjectNode credential, int count) {
    return of(IntStream.range(0, count).mapToObj(_ -> credential).toArray(JsonNode[]::new));
  }

  private List<Attempt> noCredentials() {
    var text = presentation().put("verifiableCredential", tokens.genuine(KeyType.ED25519));
    var nested = of(signed(of(workshop.genuine()), _ -> {}));
    var attempts = new ArrayList<Attempt>(presenting("a presentation", "", nested));
    attempts.addAll(presenting("a string", "", text));
    return attempts;
  }

  private List<Attempt> empty() {
    return presenting("empty", "", of());
  }

  /** The stack has three institutions that serve status lists. */
  private List<Attempt> asMany() {
    var credentials =
        IntStream.range(0, LIMIT)
            .mapToObj(i -> institutions.get(i % institutions.size()).made(_ -> {}))
            .toArray(JsonNode[]::new);
    return presenting("16 of three institutions", "", of(credentials));
  }
}
