package nl.microcredentials.issuer.documents.seal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.signature.DocumentSignatureService;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.SignatureTokenConnection;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * An institution's electronic seal, applied with the European Commission's library. The level is
 * baseline B: the time is the institution's word, no time-stamping authority is asked.
 *
 * @see <a
 *     href="https://www.etsi.org/deliver/etsi_en/319100_319199/31914201/01.02.01_60/en_31914201v010201p.pdf">ETSI
 *     EN 319 142-1 V1.2.1 (2024-01), PAdES</a>
 * @see <a
 *     href="https://www.etsi.org/deliver/etsi_ts/119100_119199/11918201/01.02.01_60/ts_11918201v010201p.pdf">ETSI
 *     TS 119 182-1 V1.2.1 (2024-07), JAdES</a>
 */
public final class Seal {

  private static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;

  private final SignatureTokenConnection token;
  private final DSSPrivateKeyEntry key;
  private final PAdESService pdfs;
  private final JAdESService documents;

  Seal(SignatureTokenConnection token, DSSPrivateKeyEntry key) {
    this.token = token;
    this.key = key;
    this.pdfs = new PAdESService(offline());
    this.documents = new JAdESService(offline());
  }

  /** What is not in the seal's file is not looked for: by default, certificates are fetched. */
  private static CertificateVerifier offline() {
    var verifier = new CommonCertificateVerifier(true);
    verifier.setAIASource(null);
    return verifier;
  }

  /**
   * The number by which the certificate knows the institution, such as {@code NTRNL-12345678}.
   *
   * @see <a
   *     href="https://www.etsi.org/deliver/etsi_en/319400_319499/31941201/01.05.01_60/en_31941201v010501p.pdf">ETSI
   *     EN 319 412-1 V1.5.1 (2023-09), 5.1.4 Legal person semantics identifier</a>
   */
  public Optional<String> organizationIdentifier() {
    return Optional.ofNullable(
        DSSASN1Utils.extractAttributeFromX500Principal(
            BCStyle.ORGANIZATION_IDENTIFIER, key.getCertificate().getSubject()));
  }

  boolean isValidAt(Instant time) {
    return key.getCertificate().isValidOn(Date.from(time));
  }

  /** Seals a PDF; what was there stays as it is, byte by byte. */
  public byte[] sealPdf(byte[] pdf, Instant time) {
    var parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    return seal(pdfs, new InMemoryDocument(pdf), parameters, time);
  }

  /** Seals JSON: a JWS in the JSON serialization with {@code json} as its payload. */
  public byte[] sealJson(byte[] json, Instant time) {
    var parameters = new JAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_B);
    parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
    parameters.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
    parameters.setSigningCertificateDigestMethod(DIGEST);
    var document = new InMemoryDocument(json, "credential.json", MimeTypeEnum.JSON);
    return seal(documents, document, parameters, time);
  }

  private <P extends AbstractSignatureParameters<?>> byte[] seal(
      DocumentSignatureService<P, ?> service, DSSDocument document, P parameters, Instant time) {
    parameters.setDigestAlgorithm(DIGEST);
    parameters.setSigningCertificate(key.getCertificate());
    parameters.setCertificateChain(key.getCertificateChain());
    parameters.bLevel().setSigningDate(Date.from(time));
    var dataToSign = service.getDataToSign(document, parameters);
    var signature = token.sign(dataToSign, DIGEST, key);
    return DSSUtils.toByteArray(service.signDocument(document, parameters, signature));
  }
}
