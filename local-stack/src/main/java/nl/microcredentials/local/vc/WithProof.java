package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.DataIntegrityProof;
import nl.microcredentials.core.integrity.EcdsaCryptosuites;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.ProofVerifier;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.KeyType;

/** Credentials with a Data Integrity proof. */
final class WithProof implements SecuringMechanism {

  private final Cryptosuites accepted;
  private final Map<String, WholeDocumentCryptosuite> signing;

  WithProof(Canonicalizer canonicalizer) {
    accepted = Cryptosuites.of(canonicalizer);
    signing =
        Stream.of(
                EddsaCryptosuites.rdfc2022(canonicalizer),
                EddsaCryptosuites.jcs2022(),
                EcdsaCryptosuites.rdfc2019(canonicalizer),
                EcdsaCryptosuites.jcs2019())
            .collect(toMap(WholeDocumentCryptosuite::name, Function.identity()));
  }

  @Override
  public String secure(ObjectNode document, Means means) {
    if (document.has("proof")) {
      throw malformed("The credential has a proof already.");
    }
    DocumentType.check(document, "VerifiableCredential");
    var signer = means.signer();
    var name = means.cryptosuite().orElseGet(() -> suiteOf(signer.keyType()));
    var suite = Optional.ofNullable(signing.get(name)).orElseThrow(() -> unknown(name));
    var options =
        StrictJson.object()
            .put("type", DataIntegrityProof.TYPE)
            .put("cryptosuite", name)
            .put("created", means.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("verificationMethod", means.keyId())
            .put("proofPurpose", ProofExpectation.ASSERTION.purpose().value());
    var secured = document.deepCopy();
    secured.set("proof", suite.createProof(document, options, signer));
    return new String(StrictJson.write(secured), UTF_8);
  }

  private static String suiteOf(KeyType type) {
    return type == KeyType.ED25519 ? "eddsa-rdfc-2022" : "ecdsa-rdfc-2019";
  }

  private static MalformedInputException unknown(String name) {
    return new MalformedInputException(
        UNSUPPORTED_ALGORITHM, "There is no cryptosuite %s to sign with.".formatted(name));
  }

  @Override
  public void verify(String secured, GivenKey key) {
    var document = StrictJson.parseObject(secured.getBytes(UTF_8));
    DocumentType.check(document, "VerifiableCredential");
    var proofs = SecuredDocument.of(document).proofs();
    var time =
        TimeOfSigning.of(
            proofs.stream().map(DataIntegrityProof::created).flatMap(Optional::stream),
            proofs.stream().map(DataIntegrityProof::expires).flatMap(Optional::stream));
    new ProofVerifier(accepted, key.of(Optional.empty()), time)
        .verify(document, ProofExpectation.ASSERTION);
  }
}
