package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.sample.SampleInstitution;

/** A key of every kind, all of which the trust list has for one institution. */
final class KeyRing {

  /** When the first of the institution's keys became valid, and the others with it. */
  private static final String SINCE = "2021-10-01T00:00:00Z";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String did;
  private final KeyPair ed25519;
  private final Map<KeyType, KeyPair> others = new EnumMap<>(KeyType.class);

  private KeyRing(String did, KeyPair ed25519) {
    this.did = did;
    this.ed25519 = ed25519;
    for (var type : KeyType.values()) {
      if (type != KeyType.ED25519) {
        others.put(type, Ecdsa.generate(type, RANDOM));
      }
    }
  }

  /** Has new keys put beside the one that {@code institution} issues with. */
  static KeyRing enrol(LocalStack stack, Http http, SampleInstitution institution) {
    var ed25519 = stack.keys().pair(institution.keyName(KeyType.ED25519), KeyType.ED25519);
    var ring = new KeyRing(institution.did(stack.addresses().issuer()), ed25519);
    var issuers = stack.addresses().registry().resolve("/v1/issuers");
    var token = stack.tokens().national(Role.OPERATOR);
    var all = http.get(issuers, token, "application/json").expect(200).json().path("issuers");
    var entry =
        StreamSupport.stream(all.spliterator(), false)
            .filter(one -> one.path("id").asText().equals(ring.did))
            .map(ObjectNode.class::cast)
            .findAny()
            .orElseThrow();
    ring.addTo(entry);
    var address = issuers + "/" + URLEncoder.encode(ring.did, StandardCharsets.US_ASCII);
    http.put(URI.create(address), token, StrictJson.write(entry)).expect(200);
    return ring;
  }

  private void addTo(ObjectNode entry) {
    for (var type : others.keySet()) {
      entry
          .withArray("keys")
          .addObject()
          .put("id", url(type))
          .put("publicKeyMultibase", Multikey.encode(publicKey(type)))
          .put("validFrom", SINCE);
    }
  }

  /** The DID of the institution. */
  String did() {
    return did;
  }

  /** The DID URL of the verification method. */
  String url(KeyType type) {
    return did + "#" + (type == KeyType.ED25519 ? SampleInstitution.KEY_ID : type.curve());
  }

  PublicKey publicKey(KeyType type) {
    return pair(type).getPublic();
  }

  Signer signer(KeyType type) {
    return Signatures.signer(pair(type), RANDOM);
  }

  private KeyPair pair(KeyType type) {
    return type == KeyType.ED25519 ? ed25519 : others.get(type);
  }
}
