package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.AchievementSummary;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.sample.SampleInstitution;

/**
 * Makes credentials in which one thing is wrong and everything else in order: with the real key of
 * an institution, and registered.
 */
final class Workshop {

  private static final String URN_UUID = "urn:uuid:";
  private static final Clock CLOCK = Clock.systemUTC();

  private final LocalStack stack;
  private final Http http;
  private final SampleInstitution institution;
  private final ObjectNode genuine;

  /** Begins with {@code genuine}, which {@code institution} issued. */
  Workshop(LocalStack stack, Http http, SampleInstitution institution, ObjectNode genuine) {
    this.stack = stack;
    this.http = http;
    this.institution = institution;
    this.genuine = genuine;
  }

  static Instant now() {
    return CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The credential as the issuer made it. */
  ObjectNode genuine() {
    return genuine.deepCopy();
  }

  /** The same without its proof. */
  ObjectNode unsecured() {
    return tampered(credential -> credential.remove("proof"));
  }

  String text() {
    return new String(StrictJson.write(genuine), UTF_8);
  }

  /** The credential changed after it was signed. */
  ObjectNode tampered(Consumer<ObjectNode> change) {
    var credential = genuine();
    change.accept(credential);
    return credential;
  }

  /** The genuine credential with its one proof changed. */
  ObjectNode withProof(Consumer<ObjectNode> change) {
    return tampered(credential -> change.accept((ObjectNode) credential.at("/proof/0")));
  }

  /**
   * A credential that the institution made like this itself. What cannot be signed at all, because
   * the words have no meaning that a signature could cover, keeps the old proof.
   */
  ObjectNode made(Consumer<ObjectNode> change) {
    try {
      var unsecured = registered(change);
      return signed(unsecured, institution.verificationMethod(issuer()), signer());
    } catch (Refused e) {
      return tampered(change);
    }
  }

  /**
   * Another credential of the institution, not yet secured, of which the registry knows.
   *
   * @throws Refused if its words have no meaning that the registry could be committed to
   */
  ObjectNode registered(Consumer<ObjectNode> change) {
    var unsecured = unsecured().put("id", URN_UUID + UUID.randomUUID());
    change.accept(unsecured);
    register(unsecured);
    return unsecured;
  }

  /** Envelopes of envelopes, of which the innermost holds nothing. */
  static String nestedEnvelopes(int levels) {
    var inner = "{}";
    for (var level = 0; level < levels; level++) {
      inner =
          "{\"@context\":\"https://www.w3.org/ns/credentials/v2\","
              + "\"type\":\"EnvelopedVerifiableCredential\",\"id\":\"data:application/vc,%s\"}"
                  .formatted(URLEncoder.encode(inner, UTF_8));
    }
    return inner;
  }

  private URI issuer() {
    return stack.addresses().issuer();
  }

  Signer signer() {
    return Signatures.signer(
        stack.keys().pair(institution.keyName(KeyType.ED25519), KeyType.ED25519),
        new SecureRandom());
  }

  /** The document with one proof. */
  static ObjectNode signed(ObjectNode unsecured, String verificationMethod, Signer signer) {
    var signed = unsecured.deepCopy();
    signed.putArray("proof").add(proof(unsecured, verificationMethod, signer));
    return signed;
  }

  static ObjectNode proof(ObjectNode unsecured, String verificationMethod, Signer signer) {
    var options =
        StrictJson.object()
            .put("type", "DataIntegrityProof")
            .put("cryptosuite", "eddsa-rdfc-2022")
            .put("created", now().toString())
            .put("verificationMethod", verificationMethod)
            .put("proofPurpose", "assertionMethod");
    return Cryptosuites.EDDSA_RDFC_2022.createProof(unsecured, options, signer);
  }

  private void register(ObjectNode unsecured) {
    var id = unsecured.path("id").asText();
    if (id.startsWith(URN_UUID)) {
      var statement = statement(UUID.fromString(id.substring(URN_UUID.length())), unsecured);
      http.post(
              stack.addresses().registry().resolve("/v1/records"),
              StrictJson.write(StrictJson.object().put("statement", statement)))
          .expect(201);
    }
  }

  /** Says, as the institution, that a credential nobody has seen was issued. */
  String newStatement() {
    return statement(UUID.randomUUID(), unsecured());
  }

  private String statement(UUID record, ObjectNode unsecured) {
    return new Statement(
            institution.did(issuer()), UUID.randomUUID(), now(), record, issued(unsecured))
        .sign(institution.verificationMethod(issuer()), signer());
  }

  /** The statement that belongs to the credential; only the commitment depends on what it says. */
  private Change issued(ObjectNode unsecured) {
    var hash = Cryptosuites.documentHash(unsecured);
    var salt = Multibase.decode(genuine.at("/registration/salt").textValue());
    var achievement =
        new AchievementSummary(
            genuine.at("/credentialSubject/achievement/id").textValue(),
            Optional.empty(),
            new AchievementSummary.StudyLoad(BigDecimal.ONE, "ects"),
            List.of());
    return new Change.Issued(
        List.of(Commitment.of(salt, hash)), achievement, institution.sector(), now());
  }
}
