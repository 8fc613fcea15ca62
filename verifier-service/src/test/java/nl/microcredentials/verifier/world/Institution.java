package nl.microcredentials.verifier.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.microcredentials.core.identifiers.ControlledIdentifierDocument;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethodType;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.IssuerKey;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.core.statuslist.BitstringStatusList;

/** An institution that issues real credentials and status lists. */
public final class Institution {

  private static final SecureRandom RANDOM = new SecureRandom();

  public final String did;
  public final String keyId;
  final KeyPair keys = Ed25519.generate(RANDOM);

  public Institution(String did) {
    this.did = did;
    this.keyId = did + "#key-1";
  }

  public AccreditedIssuer accredited(Instant from, Optional<Instant> until) {
    var key = new IssuerKey(keyId, Multikey.encode(keys.getPublic()), from, Optional.empty());
    return new AccreditedIssuer(
        did, "Hogeschool", Sector.of("hbo").orElseThrow(), "NL", "25DW", from, until, List.of(key));
  }

  /** What its {@code did.json} says. */
  public ObjectNode didDocument() {
    return ControlledIdentifierDocument.of(
            did,
            List.of(new VerificationMethod(keyId, did, keys.getPublic())),
            VerificationMethodType.MULTIKEY,
            EnumSet.of(VerificationRelationship.ASSERTION_METHOD))
        .json();
  }

  /** A complete credential, not signed yet. */
  public ObjectNode credential(String logOrigin, String statusList, int index, Instant now) {
    var salt = new byte[32];
    RANDOM.nextBytes(salt);
    return json(
        """
        {'@context': ['https://www.w3.org/ns/credentials/v2',
           'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
           'https://microcredentials.nl/contexts/microcredential/v1'],
         'id': 'urn:uuid:%s', 'type': ['VerifiableCredential', 'AchievementCredential'],
         'name': 'Data analysis', 'awardedDate': '%s', 'validFrom': '%s',
         'issuer': {'id': '%s', 'type': ['Profile'], 'name': 'Hogeschool Example',
           'address': {'type': ['Address'], 'addressCountryCode': 'NL'}},
         'credentialSubject': {'type': ['AchievementSubject'],
           'identifier': [{'type': 'IdentityObject', 'hashed': true, 'salt': 'Kosher',
             'identityHash':
               'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
             'identityType': 'emailAddress'}],
           'activityEndDate': '%s', 'creditsEarned': 5,
           'achievement': {'id': 'https://hogeschool.example/achievements/data',
             'type': ['Achievement', 'MicroCredentialAchievement'],
             'achievementType': 'MicroCredential', 'name': 'Data analysis',
             'description': 'Analysing data.', 'criteria': {'narrative': 'Pass the assessment.'},
             'inLanguage': 'en', 'creditsAvailable': 5,
             'alignment': [{'type': ['Alignment'], 'targetType': 'ext:EQFLevel',
               'targetFramework': 'EQF', 'targetName': 'EQF level 6', 'targetCode': '6',
               'targetUrl': 'http://data.europa.eu/snb/eqf/6'}],
             'learningOutcome': ['Analyses a set of data.', 'Explains the outcome.'],
             'studyLoad': {'value': 5, 'studyLoadUnit': 'ects'}, 'levelConfirmed': true,
             'assessmentType': ['portfolio'], 'participationType': ['online'],
             'qualityAssurance': {'framework': 'NL-HBO-WO',
               'qualityAssuranceType': 'institutional-accreditation'}}},
         'credentialSchema': [{'type': 'JsonSchema', 'id': 'https://purl.imsglobal.org/spec/ob/\
        v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'},
           {'id': 'https://microcredentials.nl/schemas/microcredential/v1', 'type': 'JsonSchema'}],
         'credentialStatus': {'id': '%s#%d', 'type': 'BitstringStatusListEntry',
           'statusPurpose': 'revocation', 'statusListIndex': '%d', 'statusListCredential': '%s'},
         'registration': {'type': 'RegistryRecord', 'log': '%s', 'salt': '%s'}}\
        """
            .formatted(
                UUID.randomUUID(),
                seconds(now.minus(Duration.ofDays(3))),
                seconds(now.minus(Duration.ofHours(1))),
                did,
                seconds(now.minus(Duration.ofDays(5))),
                statusList,
                index,
                index,
                statusList,
                logOrigin,
                Multibase.base64Url(salt)));
  }

  /** A status list credential, not signed yet. */
  public ObjectNode statusList(String url, Instant now, int... revoked) {
    return json(
        """
        {'@context': ['https://www.w3.org/ns/credentials/v2'], 'id': '%s',
         'type': ['VerifiableCredential', 'BitstringStatusListCredential'],
         'issuer': '%s', 'validFrom': '%s', 'validUntil': '%s',
         'credentialSubject': {'id': '%s#list', 'type': 'BitstringStatusList',
           'statusPurpose': 'revocation', 'encodedList': '%s'}}\
        """
            .formatted(
                url,
                did,
                seconds(now),
                seconds(now.plus(Duration.ofDays(1))),
                url,
                BitstringStatusList.of(BitstringStatusList.MINIMUM_LENGTH, IntStream.of(revoked))
                    .encode()));
  }

  /** The document with one proof in a list. */
  public ObjectNode sign(ObjectNode unsecured, Instant created) {
    var signed = unsecured.deepCopy();
    signed.remove("proof");
    var proof = proof(signed, created);
    signed.putArray("proof").add(proof);
    return signed;
  }

  /** The document as the payload of a JWT. */
  public String signAsJwt(ObjectNode unsecured, JwtClaims claims) {
    return VcJwt.sign(unsecured, claims, keyId, Ed25519.signer(keys.getPrivate()));
  }

  /** Whoever signs with the key of the institution. */
  public Signer signer() {
    return Ed25519.signer(keys.getPrivate());
  }

  /** Anything as the payload of a JWS. */
  public String signAsJws(ObjectNode header, ObjectNode payload) {
    var signer = Ed25519.signer(keys.getPrivate());
    return CompactJws.sign(header, StrictJson.write(payload), signer);
  }

  public ObjectNode proof(ObjectNode unsecured, Instant created) {
    var options =
        StrictJson.object()
            .put("type", "DataIntegrityProof")
            .put("cryptosuite", "eddsa-rdfc-2022")
            .put("created", seconds(created))
            .put("verificationMethod", keyId)
            .put("proofPurpose", "assertionMethod");
    var suite = Cryptosuites.EDDSA_RDFC_2022;
    return suite.createProof(unsecured, options, Ed25519.signer(keys.getPrivate()));
  }

  public static ObjectNode json(String text) {
    return StrictJson.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  public static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
