package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.sdjwt.Parties.KEY_ID;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.Parties;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims.Learner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationClaimTest {

  private static final UUID RECORD = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private static final String GOOD =
      "{'log': 'log.example/1', 'record': 'urn:uuid:%s', 'salt': 'u%s'}"
          .formatted(RECORD, "A".repeat(43));

  private final RegistrationClaim claim = RegistrationClaim.of("log.example/1", RECORD, RANDOM);
  private final ConcealedClaims concealed = concealed(claim);

  private static ObjectNode claims(RegistrationClaim claim) {
    var claims =
        MicrocredentialClaims.of(
            Fixtures.named("full").credential(), new Learner("Ada", "de Vries"));
    claims.put("iat", NOW.getEpochSecond()).set(RegistrationClaim.NAME, claim.toJson());
    return claims;
  }

  private static ConcealedClaims concealed(RegistrationClaim claim, ClaimPath... more) {
    var claims = claims(claim);
    var disclosable = new ArrayList<>(MicrocredentialClaims.disclosable(claims));
    disclosable.addAll(List.of(more));
    return SdJwtVc.conceal(claims, disclosable, new Concealer(RANDOM));
  }

  private static List<Problem> problems(ConcealedClaims claims) {
    return MicrocredentialRules.check(verified(signed(claims)), NOW);
  }

  private static VerifiedSdJwtVc verified(SdJwt token) {
    return SdJwtVc.read(token.toString()).verify(Parties.methods(), Optional.empty(), NOW);
  }

  private static SdJwt signed(ConcealedClaims claims) {
    return SdJwtVc.sign(claims, KEY_ID, Parties.issuer());
  }

  private static String commitment(SdJwt token) {
    var verified = verified(token);
    return verified.registration().orElseThrow().commitmentTo(verified.signed());
  }

  private static Optional<RegistrationClaim> read(String claim) {
    return RegistrationClaim.read(json("{'registration': %s}".formatted(claim)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "[]",
        "{}",
        "{'log': 'l', 'record': 'urn:uuid:00000000-0000-4000-8000-000000000001'}",
        "{'log': 'l', 'salt': 'uAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}"
      })
  void a_claim_that_lacks_something_is_malformed(String value) {
    assertThatExceptionOfType(MalformedInputException.class).isThrownBy(() -> read(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'log': 1",
        "'record': 'urn:uuid:00000000-0000-4000-8000-00000000000A'",
        "'record': 1",
        "'salt': ''",
        "'salt': 'uAAAA'",
        "'salt': 'AAAA'",
        "'salt': null",
        "'more': 1"
      })
  void a_claim_of_another_form_is_malformed(String member) {
    var wrong = json(GOOD);
    wrong.setAll(json("{" + member + "}"));
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> read(wrong.toString()));
  }

  @Test
  void the_holder_cannot_leave_it_out() {
    assertThat(problems(concealed(claim))).isEmpty();
    assertThat(problems(concealed(claim, ClaimPath.of(RegistrationClaim.NAME))))
        .containsExactly(
            new Problem(MALFORMED_VALUE_ERROR, "The holder can withhold registration."));
  }

  @Test
  void it_does_not_name_another_award() {
    var other = RegistrationClaim.of("log.example/1", UUID.nameUUIDFromBytes(new byte[1]), RANDOM);
    assertThat(problems(concealed(other)))
        .extracting(Problem::type)
        .containsExactly(MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_claim_reads_as_it_was_written() {
    assertThat(read(GOOD).orElseThrow().toJson()).isEqualTo(json(GOOD));
    assertThat(RegistrationClaim.read(json("{'registration2': {}}"))).isEmpty();
  }

  @Test
  void every_salt_is_another_one() {
    var other = RegistrationClaim.of("log.example/1", RECORD, RANDOM);
    assertThat(other.salt()).isNotEqualTo(claim.salt());
  }

  /** As ADR 13 has it, with nothing of ours but the hash function. */
  @Test
  void the_commitment_hashes_the_salt_and_the_hash_of_what_is_signed() {
    var jwt = signed(concealed).jwt();
    var expected = Sha256.of(claim.salt(), Sha256.of(jwt.payload()));
    assertThat(claim.commitmentTo(concealed.signedBytes()))
        .isEqualTo(Multibase.base64Url(expected))
        .isEqualTo(commitment(signed(concealed)));
  }

  @Test
  void however_little_is_shown_the_commitment_is_the_same() {
    var token = signed(concealed);
    var whole = commitment(token);
    assertThat(commitment(token.disclosing(List.of()))).isEqualTo(whole);
    assertThat(commitment(token.disclosing("title", "grade"))).isEqualTo(whole);
  }

  @Test
  void whatever_else_is_signed_has_another_commitment() {
    var committed = claim.commitmentTo(concealed.signedBytes());
    var changed = concealed.payload().deepCopy().put("iat", NOW.getEpochSecond() - 1);
    assertThat(claim.commitmentTo(StrictJson.write(changed))).isNotEqualTo(committed);
    // the same claims once more, under other salts of their digests
    assertThat(claim.commitmentTo(concealed(claim).signedBytes())).isNotEqualTo(committed);
  }

  @Test
  void what_is_kept_until_it_is_signed_stays_the_same_to_the_letter() {
    var kept = StrictJson.write(concealed.toJson());
    var read = ConcealedClaims.read(StrictJson.parseObject(kept));
    assertThat(read.signedBytes()).isEqualTo(concealed.signedBytes());
    assertThat(signed(read).disclosable()).isEqualTo(signed(concealed).disclosable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'payload': 1}", "{'payload': {}, 'disclosures': ['x']}"})
  void other_documents_are_no_concealed_claims(String json) {
    ObjectNode other = json(json);
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> ConcealedClaims.read(other));
  }
}
