package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import nl.microcredentials.local.system.SystemTest;
import org.junit.jupiter.api.Test;

/** What anybody can send to the verifier to keep it busy, measured in the running service. */
class CostlyInputIT extends SystemTest {

  private static final KeyPair HOLDER = Ed25519.generate(new SecureRandom());
  private static final String DID = DidKey.of(HOLDER.getPublic());
  private static final int CREDENTIALS = 16;
  private static final int PROOFS = 8;

  private final ObjectNode genuine =
      (ObjectNode) registeredCredential(SampleInstitutions.UNIVERSITY).json();

  private Map<String, ObjectNode> inputs() {
    var inputs = new LinkedHashMap<String, ObjectNode>();
    inputs.put("as many names as there may be", named(690));
    inputs.put("four thousand names", named(4_000));
    inputs.put("nodes that all point at each other", clique(6));
    inputs.put("sixteen of those in envelopes", presented(forged(clique(6)), CREDENTIALS));
    inputs.put("sixteen with many names", presented(forged(named(400)), CREDENTIALS));
    inputs.put("sixteen with fewer", presented(named(140), CREDENTIALS));
    inputs.put("seven with more", presented(named(690), 7));
    inputs.put("sixteen genuine ones", presented(genuine, CREDENTIALS));
    inputs.put("eight proofs", presentedOften(named(690), 1));
    return inputs;
  }

  private ObjectNode named(int names) {
    var credential = genuine.deepCopy();
    var array = credential.putArray("name");
    IntStream.range(0, names).forEach(i -> array.add("name " + i));
    return credential;
  }

  /** As a JWT that only claims to be of the institution. */
  private static ObjectNode forged(ObjectNode credential) {
    var issuer = credential.at("/issuer/id").textValue();
    var header =
        StrictJson.object()
            .put("alg", "EdDSA")
            .put("typ", "vc+jwt")
            .put("kid", issuer + '#' + SampleInstitution.KEY_ID);
    var claims = credential.deepCopy().put("iss", issuer).put("iat", 1_790_000_000);
    claims.remove("proof");
    var token = Tokens.sign(header, claims, Ed25519.signer(HOLDER.getPrivate())::sign);
    return Envelope.of("application/vc+jwt", token).toJson();
  }

  private ObjectNode clique(int nodes) {
    var credential = genuine.deepCopy();
    var evidence = credential.putArray("evidence");
    for (var i = 0; i < nodes; i++) {
      var references =
          evidence.addObject().put("id", "_:b" + i).put("type", "VerifiableCredential");
      var others = references.putArray("evidence");
      for (var j = 0; j < nodes; j++) {
        if (j != i) {
          others.addObject().put("id", "_:b" + j);
        }
      }
    }
    return credential;
  }

  private static ObjectNode presentation(ObjectNode credential, int count) {
    var presentation = StrictJson.object();
    presentation.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    presentation.putArray("type").add("VerifiablePresentation");
    presentation.put("holder", DID);
    presentation.putArray("verifiableCredential").addAll(Collections.nCopies(count, credential));
    return presentation;
  }

  /** By a holder whom nobody knows; the proof holds. */
  private static ObjectNode presented(ObjectNode credential, int count) {
    return signed(presentation(credential, count), Proofs.EDDSA_JCS, 1);
  }

  /** Each of the proofs makes the whole presentation be canonicalized. */
  private static ObjectNode presentedOften(ObjectNode credential, int count) {
    return signed(presentation(credential, count), Proofs.EDDSA_RDFC, PROOFS);
  }

  private static ObjectNode signed(
      ObjectNode presentation, WholeDocumentCryptosuite suite, int proofs) {
    var options = Proofs.options(suite.name(), DidKey.verificationMethod(DID), "authentication");
    var signer = Ed25519.signer(HOLDER.getPrivate());
    var signed = presentation.deepCopy();
    var all = signed.putArray("proof");
    var proof = suite.createProof(presentation, options, signer);
    IntStream.range(0, proofs).forEach(_ -> all.add(proof));
    return signed;
  }

  @Test
  void costs_little() {
    var services = new Services(STACK);
    var inputs = inputs();
    try (var bounds = new Bounds(STACK)) {
      for (var warming = 0; warming < 5; warming++) {
        inputs.values().forEach(services::verify);
      }
      inputs.forEach((name, input) -> {
        bounds.begin();
        var reply = services.verify(input);
        var cost = bounds.cost();
        System.out.printf("Costly input: %s: %d, %s%n", name, reply.status(), cost);
        cost.check(name);
        assertThat(reply.status()).as(name).isIn(200, 400);
      });
    }
  }
}
