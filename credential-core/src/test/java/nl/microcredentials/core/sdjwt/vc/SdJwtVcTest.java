package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.sdjwt.Parties.ISSUER;
import static nl.microcredentials.core.sdjwt.Parties.KEY_ID;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.changesOf;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.Parties;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.statuslist.TokenStatusReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWT VC, draft 25, 2: Verifiable Digital Credentials based on SD-JWT. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtVcTest {

  private static final KeyBinding ASKED = new KeyBinding("https://verifier.example", "n-1");

  private final ObjectNode claims = claims();
  private final SdJwtVc.Signing signing =
      new SdJwtVc.Signing(KEY_ID, Parties.issuer(), new Concealer(RANDOM));

  private static ObjectNode claims() {
    var claims =
        json(
            """
            {'vct': 'https://types.example/1', 'name': 'Ada',
             'status': {'status_list': {'idx': 7, 'uri': 'https://issuer.example/lists/1'}}}\
            """);
    claims.set("cnf", Parties.confirmation());
    claims.put("iss", ISSUER).put("iat", NOW.getEpochSecond());
    return StrictJson.parseObject(StrictJson.write(claims)); // so that numbers are of one kind
  }

  @Nested
  class Is_refused {

    @Test
    void if_it_is_no_SD_JWT() {
      assertRefused(PARSING_ERROR, "a.b.c");
      assertRefused(PARSING_ERROR, signed(header(), claims) + "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vc+sd-jwt", "example+sd-jwt", "text/dc+sd-jwt", "JWT"})
    void if_it_is_called_something_else(String type) {
      assertRefused(MALFORMED_VALUE_ERROR, signed(header().put("typ", type), claims));
    }

    @Test
    void if_it_is_not_called_anything() {
      var header = header();
      header.remove("typ");
      assertRefused(MALFORMED_VALUE_ERROR, signed(header, claims));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "vct|1",
          "vct|'VerifiableMicroCredential'",
          "vct|''",
          "vct|'a b:c'",
          "vct|null",
          "iss|1",
          "iss|null",
          "iss|''",
          "iss|'issuer'",
          "iat|'2026-11-24T12:00:00Z'",
          "iat|-1",
          "nbf|'x'",
          "exp|{}",
          "status|'x'",
          "vct#integrity|1",
          "aka_vcts|[]",
          "aka_vcts|'https://types.example/2'",
          "aka_vcts|['x']",
          "aka_vcts|['https://types.example/1']",
          "aka_vcts|[1]"
        })
    void if_a_claim_does_not_have_its_form(String name, String value) {
      var wrong = claims.deepCopy();
      wrong.setAll(json("{'%s': %s}".formatted(name, value)));
      assertRefused(MALFORMED_VALUE_ERROR, signed(header(), wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vct", "iss"})
    void if_a_claim_is_missing(String name) {
      claims.remove(name);
      assertRefused(MALFORMED_VALUE_ERROR, signed(header(), claims));
    }

    @Test
    void if_a_certificate_alone_names_the_issuer() {
      claims.remove("iss");
      var header = header();
      header.putArray("x5c").add("MII");
      assertRefused(UNSUPPORTED_ALGORITHM, signed(header, claims));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status"})
    void if_the_holder_could_withhold_what_a_verifier_needs(String name) {
      var all = claims.deepCopy().put("nbf", 1).put("exp", 4_000_000_000L);
      all.put("vct#integrity", "sha256-x").putArray("aka_vcts").add("https://types.example/2");
      var path = ClaimPath.of(name);
      Parties.assertRefused(MALFORMED_VALUE_ERROR, () -> signing.sign(all, List.of(path)));
      var concealed = new Concealer(RANDOM).conceal(all, List.of(path));
      var token = SdJwt.sign(header(), concealed, Parties.issuer());
      assertRefused(MALFORMED_VALUE_ERROR, token.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnf.jwk", "cnf.jwk.x", "status.status_list", "status.status_list.idx"})
    void if_the_holder_could_withhold_part_of_it(String path) {
      var concealed = new Concealer(RANDOM).conceal(claims, List.of(ClaimPath.parse(path)));
      var token = SdJwt.sign(header(), concealed, Parties.issuer());
      assertRefused(MALFORMED_VALUE_ERROR, token.toString());
      assertRefused(MALFORMED_VALUE_ERROR, token.disclosing().toString());
    }

    @Test
    void if_the_key_is_that_of_somebody_else() {
      VerificationMethods others =
          (url, _, _) -> new VerificationMethod(url, "did:web:other.example", Parties.issuerKey());
      Parties.assertRefused(
          INVALID_VERIFICATION_METHOD, () -> verify(issued().toString(), others, Optional.empty()));
      assertRefused(
          INVALID_VERIFICATION_METHOD,
          signed(header().put("kid", "did:web:other.example#key-1"), claims));
    }

    @Test
    void if_it_was_signed_with_another_key() {
      var other = Ecdsa.signer(Ecdsa.generate(KeyType.P_256, RANDOM).getPrivate(), RANDOM);
      assertRefused(
          CRYPTOGRAPHIC_SECURITY_ERROR,
          CompactJws.sign(header(), StrictJson.write(claims), other) + "~");
    }

    @Test
    void if_it_counts_no_more_or_not_yet() {
      var second = NOW.getEpochSecond();
      assertRefused(
          OUTSIDE_VALIDITY_PERIOD, signed(header(), claims.deepCopy().put("exp", second - 300)));
      assertRefused(
          OUTSIDE_VALIDITY_PERIOD, signed(header(), claims.deepCopy().put("nbf", second + 301)));
      assertRefused(
          OUTSIDE_VALIDITY_PERIOD, signed(header(), claims.deepCopy().put("iat", second + 301)));
      var timely = claims.deepCopy().put("exp", second - 299).put("nbf", second + 300);
      assertThat(verify(signed(header(), timely)).vct()).isEqualTo("https://types.example/1");
    }

    @Test
    void but_what_is_merely_past_can_be_told_from_what_is_false() {
      var past = claims.deepCopy().put("exp", NOW.getEpochSecond() - 300);
      var verified =
          SdJwtVc.read(signed(header(), past))
              .verifyProofs(Parties.methods(), Optional.empty(), NOW);
      assertThat(verified.issuedAt()).contains(NOW);
      assertThat(catchThrowableOfType(Refused.class, () -> verified.checkTimes(NOW)).type())
          .isEqualTo(OUTSIDE_VALIDITY_PERIOD);
    }

    @Test
    void if_the_holder_does_not_answer_what_was_asked() {
      var token = issued("name");
      Parties.assertRefused(
          PROOF_VERIFICATION_ERROR,
          () -> verify(token.toString(), Parties.methods(), Optional.of(ASKED)));
      var other = token.bound(new KeyBinding(ASKED.audience(), "n-2"), NOW, Parties.holder());
      Parties.assertRefused(
          INVALID_CHALLENGE_ERROR,
          () -> verify(other.toString(), Parties.methods(), Optional.of(ASKED)));
      var elsewhere = token.bound(new KeyBinding("x", ASKED.nonce()), NOW, Parties.holder());
      Parties.assertRefused(
          INVALID_DOMAIN_ERROR,
          () -> verify(elsewhere.toString(), Parties.methods(), Optional.of(ASKED)));
    }
  }

  @Test
  void what_a_verifier_would_refuse_is_not_signed() {
    for (var name : List.of("vct", "iss")) {
      var incomplete = claims.deepCopy().put(name, "");
      Parties.assertRefused(MALFORMED_VALUE_ERROR, () -> signing.sign(incomplete, List.of()));
    }
    var nameless = new SdJwtVc.Signing("key 1", Parties.issuer(), new Concealer(RANDOM));
    Parties.assertRefused(INVALID_VERIFICATION_METHOD_URL, () -> nameless.sign(claims, List.of()));
  }

  @Nested
  class Verifies {

    @Test
    void with_the_key_of_its_issuer() {
      var token = issued("name");
      var verified = verify(token.toString());
      assertThat(verified.issuer()).isEqualTo(ISSUER);
      assertThat(verified.method().id()).isEqualTo(KEY_ID);
      assertThat(verified.claims()).isEqualTo(claims);
      assertThat(verified.status())
          .contains(new TokenStatusReference(7, URI.create("https://issuer.example/lists/1")));
      assertThat(verified.vctIntegrity()).isEmpty();
      assertThat(SdJwtVc.read(token.toString())).hasToString(token.toString());
    }

    @Test
    void and_says_when_and_for_what_the_key_was_used() {
      VerificationMethods asked =
          (url, relationship, usedAt) -> {
            assertThat(relationship).isEqualTo(VerificationRelationship.ASSERTION_METHOD);
            assertThat(usedAt).contains(NOW);
            return Parties.methods().retrieve(url, relationship, usedAt);
          };
      assertThat(verify(issued().toString(), asked, Optional.empty())).isNotNull();
    }

    @Test
    void with_the_proof_of_its_holder_and_what_the_holder_shows() {
      var presented = issued("name").disclosing().bound(ASKED, NOW, Parties.holder());
      var verified = verify(presented.toString(), Parties.methods(), Optional.of(ASKED));
      assertThat(verified.claims().has("name")).isFalse();
      assertThat(verified.payload().withheld()).containsExactly(ClaimPath.ROOT);
    }
  }

  @Test
  void no_change_to_any_character_verifies() {
    changesOf(issued("name").bound(ASKED, NOW, Parties.holder()).toString())
        .forEach(changed ->
            assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> verify(changed, Parties.methods(), Optional.of(ASKED))));
  }

  private SdJwt issued(String... paths) {
    return signing.sign(claims, Arrays.stream(paths).map(ClaimPath::parse).toList());
  }

  private static ObjectNode header() {
    return StrictJson.object().put("typ", "dc+sd-jwt").put("kid", KEY_ID);
  }

  private static String signed(ObjectNode header, ObjectNode payload) {
    return CompactJws.sign(header, StrictJson.write(payload), Parties.issuer()) + "~";
  }

  private static VerifiedSdJwtVc verify(String token) {
    return verify(token, Parties.methods(), Optional.empty());
  }

  private static VerifiedSdJwtVc verify(
      String token, VerificationMethods methods, Optional<KeyBinding> binding) {
    return SdJwtVc.read(token).verify(methods, binding, NOW);
  }

  private static void assertRefused(ProblemType type, String token) {
    Parties.assertRefused(type, () -> verify(token));
  }
}
