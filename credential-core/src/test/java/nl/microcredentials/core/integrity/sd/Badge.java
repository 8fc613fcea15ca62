package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * An Open Badge with a list, a graph, and things without identifiers, as small as it can be; and
 * those who sign, show and verify it.
 */
final class Badge {

  static final List<String> MANDATORY_POINTERS = List.of("/issuer", "/validFrom");

  static final Canonicalizer CANONICALIZER = new Canonicalizer(JsonLdContexts.bundled());
  static final EcdsaSd2023 SUITE = new EcdsaSd2023(CANONICALIZER, new SecureRandom());
  static final Signer ISSUER;
  static final PublicKey ISSUER_KEY;

  static {
    var keyPair = Ecdsa.generate(KeyType.P_256, new SecureRandom());
    ISSUER = Ecdsa.signer(keyPair.getPrivate(), new SecureRandom());
    ISSUER_KEY = keyPair.getPublic();
  }

  private Badge() {}

  static ObjectNode document() {
    return json(
        """
        {
          "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
          ],
          "type": ["VerifiableCredential", "OpenBadgeCredential"],
          "issuer": "did:web:issuer.example",
          "validFrom": "2026-11-23T09:00:00Z",
          "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
              {"type": "IdentityObject", "identityHash": "a", "hashed": true},
              {"type": "IdentityObject", "identityHash": "b", "hashed": true}
            ],
            "achievement": {
              "type": ["Achievement"],
              "name": "Data-analyse",
              "resultDescription": [
                {"id": "urn:x:1", "type": ["ResultDescription"], "allowedValue": ["A", "B"]}
              ]
            },
            "result": [{"type": ["Result"], "resultDescription": "urn:x:1", "value": "A"}]
          },
          "endorsement": [
            {
              "type": ["VerifiableCredential", "EndorsementCredential"],
              "proof": {"type": "DataIntegrityProof", "cryptosuite": "x"}
            }
          ]
        }
        """);
  }

  static ObjectNode options() {
    return json(
        """
        {
          "type": "DataIntegrityProof",
          "cryptosuite": "ecdsa-sd-2023",
          "created": "2026-11-23T09:00:00Z",
          "verificationMethod": "did:web:issuer.example#key-1",
          "proofPurpose": "assertionMethod"
        }
        """);
  }

  /** A base proof of {@code document}, attached to it. */
  static ObjectNode signed(ObjectNode document, List<String> mandatoryPointers) {
    var proof = SUITE.createBaseProof(document, options(), ISSUER, mandatoryPointers);
    var signed = document.deepCopy();
    signed.set("proof", proof);
    return signed;
  }

  static ObjectNode signed() {
    return signed(document(), MANDATORY_POINTERS);
  }

  static ObjectNode derive(ObjectNode signed, String... selectivePointers) {
    return SUITE.deriveProof(signed, List.of(selectivePointers));
  }

  static Optional<VerifiedDocument> verify(ObjectNode derived) {
    var secured = SecuredDocument.of(derived);
    return SUITE.verifyProof(secured.unsecuredDocument(), secured.proofs().getFirst(), ISSUER_KEY);
  }

  /** Neither what does not verify nor what is refused holds. */
  static boolean holds(ObjectNode derived) {
    try {
      return verify(derived).isPresent();
    } catch (Refused e) {
      return false;
    }
  }

  static BaseProofValue baseProofValue(ObjectNode signed) {
    return BaseProofValue.parse(signed.at("/proof/proofValue").textValue());
  }

  static DerivedProofValue derivedProofValue(ObjectNode derived) {
    return DerivedProofValue.parse(derived.at("/proof/proofValue").textValue());
  }

  static Refused refusal(ThrowingCallable callable) {
    return catchThrowableOfType(Refused.class, callable);
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.getBytes(UTF_8));
  }
}
