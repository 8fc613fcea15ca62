package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.local.hostile.Proofs.ECDSA_JCS;
import static nl.microcredentials.local.hostile.Proofs.ECDSA_RDFC;
import static nl.microcredentials.local.hostile.Proofs.EDDSA_JCS;
import static nl.microcredentials.local.hostile.Proofs.EDDSA_RDFC;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;

/** One credential in every form in which it may be secured, and in forms that mix them up. */
record FormCases(Services services, Workshop workshop, Proofs proofs, Tokens tokens) {

  private static final int ENVELOPES = 20;
  private static final long BEYOND_DOUBLE = 9_007_199_254_740_993L;

  /** A cryptosuite with a kind of key that it takes. */
  private record Signing(WholeDocumentCryptosuite suite, KeyType key) {

    @Override
    public String toString() {
      return suite.name() + " with " + key;
    }
  }

  private static final List<Signing> JCS =
      List.of(
          new Signing(EDDSA_JCS, KeyType.ED25519),
          new Signing(ECDSA_JCS, KeyType.P_256),
          new Signing(ECDSA_JCS, KeyType.P_384));

  private static final List<Signing> RDFC =
      List.of(
          new Signing(EDDSA_RDFC, KeyType.ED25519),
          new Signing(ECDSA_RDFC, KeyType.P_256),
          new Signing(ECDSA_RDFC, KeyType.P_384));

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "CONTROL-01", this::plain,
        "CONTROL-02", this::reordered,
        "DI-04", this::otherKinds,
        "DI-05", () -> List.of(relabelled(ECDSA_JCS, KeyType.P_256, "ecdsa-rdfc-2019")),
        "JSON-11", this::largeIntegers,
        "JSON-12", this::otherSpellingsOfNumbers,
        "VCDM-17", this::nestedEnvelopes,
        "VCDM-21", this::tokenAsProof);
  }

  private ObjectNode signed(ObjectNode unsecured, Signing signing) {
    return proofs.signed(unsecured, signing.suite(), signing.key());
  }

  private List<Attempt> plain() {
    var attempts = new ArrayList<Attempt>();
    attempts.add(services.verifying("issued", workshop.genuine()));
    Stream.concat(RDFC.stream(), JCS.stream())
        .forEach(
            one -> attempts.add(services.verifying("" + one, signed(workshop.unsecured(), one))));
    attempts.add(services.verifying("ecdsa-sd-2023", proofs.disclosed(workshop.unsecured())));
    for (var key : KeyType.values()) {
      attempts.add(services.verifying("JWT with " + key, tokens.genuine(key)));
      attempts.add(
          services.verifying(
              "enveloped JWT with " + key,
              Envelope.of("application/vc+jwt", tokens.genuine(key)).toJson()));
    }
    attempts.add(
        services.verifying(
            "JWT with Ed25519 by its newer name",
            tokens.withHeader(KeyType.ED25519, header -> header.put("alg", "Ed25519"))));
    attempts.add(services.verifying("Open Badges JWT", openBadge()));
    return attempts;
  }

  /** Its claim {@code sub} is mandatory, so the learner has an id in this one. */
  private String openBadge() {
    var header = tokens.header(KeyType.P_256).put("typ", "JWT");
    var claims =
        workshop
            .registered(one -> subject(one).put("id", "urn:uuid:" + UUID.randomUUID()))
            .put("iss", tokens.keys().did())
            .put("iat", Workshop.now().getEpochSecond());
    var from = Instant.parse(claims.path("validFrom").textValue());
    claims
        .put("jti", claims.path("id").textValue())
        .put("sub", claims.at("/credentialSubject/id").textValue())
        .put("nbf", from.getEpochSecond());
    return Tokens.sign(header, claims, tokens.keys().signer(KeyType.P_256)::sign);
  }

  private List<Attempt> reordered() {
    return Stream.concat(RDFC.stream(), JCS.stream())
        .map(one -> {
          var text = reversed(signed(workshop.unsecured(), one)).toPrettyString();
          return Attempt.of("" + one, () -> services.verify(text));
        })
        .toList();
  }

  private static ObjectNode reversed(ObjectNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    var reversed = StrictJson.object();
    for (var name : names) {
      var value = node.get(name);
      reversed.set(name, value instanceof ObjectNode object ? reversed(object) : value);
    }
    return reversed;
  }

  /** A proof that holds, under the name of another suite. */
  private Attempt relabelled(WholeDocumentCryptosuite suite, KeyType key, String name) {
    var credential = proofs.signed(workshop.unsecured(), suite, key);
    ((ObjectNode) credential.at("/proof/0")).put("cryptosuite", name);
    return services.verifying("%s as %s".formatted(suite.name(), name), credential);
  }

  private List<Attempt> otherKinds() {
    return List.of(
        relabelled(ECDSA_JCS, KeyType.P_256, "eddsa-jcs-2022"),
        relabelled(EDDSA_JCS, KeyType.ED25519, "ecdsa-jcs-2019"));
  }

  private static ObjectNode subject(ObjectNode credential) {
    return (ObjectNode) credential.path("credentialSubject");
  }

  private List<Attempt> largeIntegers() {
    var attempts = new ArrayList<Attempt>();
    for (var one : Stream.concat(RDFC.stream(), JCS.stream()).toList()) {
      var credential = signed(workshop.unsecured(), one);
      subject(credential).put("creditsEarned", BEYOND_DOUBLE);
      attempts.add(services.verifying("" + one, credential));
    }
    return attempts;
  }

  /** Numbers mean the same however they are written, and so do the signed words. */
  private List<Attempt> otherSpellingsOfNumbers() {
    return Stream.concat(RDFC.stream(), JCS.stream())
        .flatMap(one ->
            Stream.of(
                otherSpelling(one, "1", "1.0"),
                otherSpelling(one, "1", "1e0"),
                otherSpelling(one, "0", "-0")))
        .toList();
  }

  private Attempt otherSpelling(Signing signing, String number, String presented) {
    var unsecured =
        workshop.registered(one -> subject(one).put("creditsEarned", Integer.parseInt(number)));
    var member = "\"creditsEarned\":";
    var text = new String(StrictJson.write(signed(unsecured, signing)), UTF_8);
    var changed = text.replace(member + number, member + presented);
    return Attempt.of(
        "%s, %s for %s".formatted(signing, presented, number), () -> services.verify(changed));
  }

  /** As many envelopes as a request holds, each signed; and fifty of which no one is. */
  private List<Attempt> nestedEnvelopes() {
    var token = tokens.genuine(KeyType.ED25519);
    for (var i = 1; i < ENVELOPES && token.length() < 500_000; i++) {
      var envelope = Envelope.of("application/vc+jwt", token).toJson();
      token =
          Tokens.sign(
              tokens.header(KeyType.ED25519),
              envelope.put("iss", tokens.keys().did()),
              tokens.keys().signer(KeyType.ED25519)::sign);
    }
    var outer = Envelope.of("application/vc+jwt", token).toJson();
    return List.of(
        services.verifying("signed", outer),
        Attempt.of("50 levels", () -> services.verify(Workshop.nestedEnvelopes(50))));
  }

  /** The JWT in the proof is genuine, what stands around it is not. */
  private List<Attempt> tokenAsProof() {
    var jwt = tokens.genuine(KeyType.ED25519);
    return List.of(
        services.verifying(
            "JWT beside a changed name",
            workshop.tampered(credential -> {
              credential.put("name", "Medicine");
              credential.putObject("proof").put("type", "JwtProof2020").put("jwt", jwt);
            })));
  }
}
