package nl.microcredentials.verifier.verification;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who presents, to whom, and what; and how much of it is examined. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PresentationVerdictTest extends Verifying {

  private static final KeyPair HOLDER = Ed25519.generate(new SecureRandom());
  private static final String DID = DidKey.of(HOLDER.getPublic());
  private static final String TYPE = "application/vp";

  private static ObjectNode presentation(JsonNode credentials) {
    var presentation = StrictJson.object();
    presentation.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    presentation.putArray("type").add("VerifiablePresentation");
    presentation.put("holder", DID);
    presentation.set("verifiableCredential", credentials);
    return presentation;
  }

  private static ObjectNode of(List<ObjectNode> credentials) {
    return presentation(StrictJson.array().addAll(credentials));
  }

  private ObjectNode signed(ObjectNode presentation, Consumer<ObjectNode> change) {
    var options =
        StrictJson.object()
            .put("type", "DataIntegrityProof")
            .put("cryptosuite", "eddsa-jcs-2022")
            .put("created", world.now.toString())
            .put("verificationMethod", DidKey.verificationMethod(DID))
            .put("proofPurpose", "authentication");
    change.accept(options);
    var proof =
        EddsaCryptosuites.jcs2022()
            .createProof(presentation, options, Ed25519.signer(HOLDER.getPrivate()));
    var signed = presentation.deepCopy();
    signed.set("proof", proof);
    return signed;
  }

  private ObjectNode signed(ObjectNode presentation) {
    return signed(presentation, _ -> {});
  }

  private static JsonPath verdict(ObjectNode presentation, String query) {
    var response =
        request(TYPE).body(StrictJson.write(presentation)).post("/v1/verifications" + query);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  private static void assertValid(JsonPath verdict, int credentials) {
    assertThat(verdict.getString("outcome")).as(verdict.prettify()).isEqualTo("VALID");
    assertThat(verdict.getList("credentials.outcome")).hasSize(credentials).containsOnly("VALID");
  }

  private static void assertRefused(ObjectNode presentation) {
    send(TYPE, StrictJson.write(presentation))
        .then()
        .statusCode(400)
        .body("type", is(MALFORMED_VALUE_ERROR.uri().toString()));
  }

  private static void assertProofFails(ObjectNode presentation, String query, ProblemType type) {
    var verdict = verdict(presentation, query);
    assertThat(verdict.getString("outcome")).as(verdict.prettify()).isEqualTo("INVALID");
    assertThat(verdict.getList("checks[0].problems.type", String.class))
        .containsExactly(type.uri().toString());
  }

  @Test
  void what_the_holder_presents_is_valid() {
    var query = "?domain=employer.example&challenge=asked";
    var presented =
        signed(
            of(List.of(world.registeredCredential())),
            options -> options.put("domain", "employer.example").put("challenge", "asked"));
    assertValid(verdict(presented, query), 1);
    assertProofFails(presented, "?domain=other.example&challenge=asked", INVALID_DOMAIN_ERROR);
    assertProofFails(presented, "?challenge=another", INVALID_CHALLENGE_ERROR);
    assertProofFails(
        signed(of(List.of(world.registeredCredential()))),
        "?challenge=asked",
        INVALID_CHALLENGE_ERROR);
  }

  @Test
  void one_credential_needs_no_list() {
    assertValid(verdict(signed(presentation(world.registeredCredential())), ""), 1);
  }

  @Test
  void as_many_as_are_examined_at_once_are_valid_in_every_form() {
    var credential = world.registeredCredential();
    assertValid(verdict(signed(of(Collections.nCopies(16, credential))), ""), 16);
    var unsecured = credential.deepCopy();
    unsecured.remove("proof");
    var jwt = world.institution.signAsJwt(unsecured, JwtClaims.issuedAt(world.now));
    var envelope = Envelope.of("application/vc+jwt", jwt).toJson();
    assertValid(verdict(signed(of(Collections.nCopies(16, envelope))), ""), 16);
  }

  @Test
  void more_are_not_examined() {
    assertRefused(signed(of(Collections.nCopies(17, world.registeredCredential()))));
  }

  private static void addNames(ObjectNode credential, int count) {
    var names = credential.putArray("name");
    IntStream.range(0, count).forEach(i -> names.add("name " + i));
  }

  /** Each alone would be examined. */
  @Test
  void neither_are_larger_ones_whatever_hides_how_large_they_are() {
    var large = world.unsigned();
    addNames(large, 700);
    assertRefused(signed(of(Collections.nCopies(8, large))));
    var jwt = world.institution.signAsJwt(large, JwtClaims.issuedAt(world.now));
    var envelope = Envelope.of("application/vc+jwt", jwt).toJson();
    assertRefused(signed(of(Collections.nCopies(16, envelope))));
  }

  @Test
  void one_false_credential_makes_all_of_it_false() {
    var changed = world.registeredCredential().put("name", "Medicine");
    var verdict = verdict(signed(of(List.of(world.registeredCredential(), changed))), "");
    assertThat(verdict.getString("outcome")).isEqualTo("INVALID");
    assertThat(verdict.getList("credentials.outcome")).containsExactly("VALID", "INVALID");
  }

  @Test
  void what_was_put_in_later_is_found() {
    var presented = signed(of(List.of(world.registeredCredential())));
    ((ArrayNode) presented.get("verifiableCredential")).add(world.registeredCredential());
    assertProofFails(presented, "", CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void nobody_presents_for_somebody_else() {
    var other = of(List.of(world.registeredCredential())).put("holder", "did:web:other.example");
    assertProofFails(signed(other), "", INVALID_VERIFICATION_METHOD);
  }

  /** Nor does the structure try again what the proof showed to be too costly. */
  @Test
  void what_is_made_to_be_costly_is_given_up() {
    var costly = world.registeredCredential();
    addNames(costly, 720);
    assertInvalid(costly, "proof", PROOF_TRANSFORMATION_ERROR);
    assertInvalid(costly, "structure", PROOF_TRANSFORMATION_ERROR);
  }
}
