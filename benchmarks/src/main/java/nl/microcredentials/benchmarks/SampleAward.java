package nl.microcredentials.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.local.http.IssuerApi;

/**
 * What an award of the issuer consists of before it is signed.
 *
 * @param proofOptions of its Data Integrity proof
 * @param attestation header and payload of its SD-JWT VC
 * @param disclosures of that, each after a tilde, and a tilde
 */
record SampleAward(
    ObjectNode credential, ObjectNode proofOptions, CompactJws attestation, String disclosures) {

  /** Takes the signatures off an issued credential. */
  static SampleAward of(IssuerApi issuer, String id) {
    var credential = issuer.credential(id).expect(200).json();
    var proofOptions = (ObjectNode) credential.remove("proof").get(0);
    proofOptions.remove("proofValue");
    var text = issuer.credential(id, "application/dc+sd-jwt").expect(200).text();
    var tilde = text.indexOf('~');
    return new SampleAward(
        credential,
        proofOptions,
        CompactJws.parse(text.substring(0, tilde)),
        text.substring(tilde));
  }

  String verificationMethod() {
    return proofOptions.get("verificationMethod").textValue();
  }
}
