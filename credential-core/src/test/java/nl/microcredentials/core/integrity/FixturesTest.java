package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.Fixtures.Fixture;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.jsonld.JsonLdRefusedException;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte for byte what independent libraries make of the same credentials. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FixturesTest {

  private final Canonicalizer canonicalizer = new Canonicalizer(JsonLdContexts.bundled());
  private final WholeDocumentCryptosuite suite = EddsaCryptosuites.rdfc2022(canonicalizer);

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#all")
  void the_canonical_document_and_its_hash_are_the_same(Fixture fixture) {
    var unsecured = SecuredDocument.of(fixture.credential()).unsecuredDocument();
    assertThat(canonicalizer.canonicalize(unsecured)).isEqualTo(fixture.text("canonicalDocument"));
    assertThat(HexFormat.of().formatHex(suite.hash(unsecured, KeyType.ED25519)))
        .isEqualTo(fixture.text("documentHash"));
  }

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#all")
  void the_canonical_proof_options_and_their_hash_are_the_same(Fixture fixture) {
    var secured = SecuredDocument.of(fixture.credential());
    for (var i = 0; i < secured.proofs().size(); i++) {
      var options = secured.proofs().get(i).options().deepCopy();
      options.set("@context", secured.unsecuredDocument().get("@context"));
      var expected = fixture.proofs().get(i);
      var canonical = canonicalizer.canonicalize(options);
      assertThat(canonical).isEqualTo(expected.get("canonicalOptions").textValue());
      assertThat(sha256(canonical)).isEqualTo(expected.get("optionsHash").textValue());
    }
  }

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#all")
  void every_proof_holds(Fixture fixture) {
    var secured = SecuredDocument.of(fixture.credential());
    assertThat(secured.proofs()).isNotEmpty();
    assertThat(secured.proofs()).allMatch(proof -> holds(fixture, secured, proof));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void no_proof_holds_after_a_change(String pointer, JsonNode replacement) {
    var fixture = Fixtures.named("full");
    var document = fixture.credential();
    set(document, pointer, replacement);
    var secured = SecuredDocument.of(document);
    assertThat(secured.proofs()).noneMatch(proof -> holds(fixture, secured, proof));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
            "/name = 'Other'",
            "/credentialSubject/creditsEarned = 5.5",
            "/credentialSubject/achievement/studyLoad/value = 6",
            "/credentialSubject/achievement/levelConfirmed = false",
            "/credentialSubject/achievement/learningOutcome = ['One']",
            "/credentialSubject/achievement/qualityAssurance/body = 'Other'",
            "/registration/log = 'other.example'",
            "/proof/0/created = '2026-11-23T09:00:01Z'",
            "/validFrom = '2026-11-23T10:00:00+01:00'")
        .map(change -> change.replace('\'', '"').split(" = ", 2))
        .map(change -> Arguments.of(change[0], StrictJson.parse(change[1].getBytes(UTF_8))));
  }

  @Test
  void a_proof_of_one_key_does_not_hold_for_another() {
    var fixture = Fixtures.named("two-proofs");
    var secured = SecuredDocument.of(fixture.credential());
    var other = fixture.publicKey(secured.proofs().get(1).verificationMethod());
    assertThat(
            suite.verifyProof(
                secured.unsecuredDocument(), secured.proofs().getFirst(), Multikey.decode(other)))
        .isEmpty();
  }

  @Test
  void numbers_are_written_the_same() {
    for (var number : StrictJson.parse(Fixtures.bytes("numbers.json"))) {
      var document = number.get("document").textValue();
      assertThat(canonicalizer.canonicalize(StrictJson.parseObject(document.getBytes(UTF_8))))
          .as(number.get("number").textValue())
          .isEqualTo(number.get("canonical").textValue());
    }
  }

  @Test
  void thousands_of_numbers_are_written_the_same() {
    var lines = 0L;
    for (var fixture : StrictJson.parse(Fixtures.bytes("many-numbers.json"))) {
      var document = fixture.get("document").textValue();
      var canonical = canonicalizer.canonicalize(StrictJson.parseObject(document.getBytes(UTF_8)));
      assertThat(sha256(canonical)).isEqualTo(fixture.get("hash").textValue());
      lines += canonical.lines().count();
    }
    assertThat(lines).isGreaterThan(2_000);
  }

  @ParameterizedTest
  @CsvSource({"1e-7, 1.0E-7", "0.0000001, 1.0E-7", "5e-324, 4.940656458412465E-324"})
  void tiny_numbers_are_written_as_the_standard_says(String number, String canonical) {
    var document = Fixtures.named("half-credits").credential();
    document.remove("proof");
    var subject = (ObjectNode) document.get("credentialSubject");
    subject.set("creditsEarned", StrictJson.parse(number.getBytes(UTF_8)));
    assertThat(canonicalizer.canonicalize(document)).contains("\"" + canonical + "\"^^");
  }

  @Test
  void what_would_be_lost_elsewhere_is_refused_and_the_rest_has_the_same_hash() {
    var document = Fixtures.named("full").credential();
    document.remove("proof");
    for (var change : StrictJson.parse(Fixtures.bytes("changes.json"))) {
      var changed = document.deepCopy();
      set(changed, change.get("pointer").textValue(), change.get("value"));
      var expected = change.get("hash").isNull() ? "refused" : change.get("hash").textValue();
      assertThat(hashOrRefusal(changed)).as(change.toString()).isIn("refused", expected);
    }
  }

  private String hashOrRefusal(ObjectNode document) {
    try {
      return HexFormat.of().formatHex(suite.hash(document, KeyType.ED25519));
    } catch (JsonLdRefusedException e) {
      return "refused";
    }
  }

  private static void set(ObjectNode document, String pointer, JsonNode value) {
    var slash = pointer.lastIndexOf('/');
    var name = pointer.substring(slash + 1);
    switch (document.at(pointer.substring(0, slash))) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      case JsonNode other -> throw new AssertionError(other);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'_:lost': 'x'}",
        "{'partOf': ['@foo']}",
        "{'criteria': '@foo'}",
        "{'tag': []}",
        "{'tag': {'@language': 'nl'}}",
        "{'type': ['Achievement', '@foo']}",
        "{'endorsement': [{'type': ['VerifiableCredential'], 'proof': 'lost'}]}",
        "{'grade': 8}",
        "{'name': null}",
        "{'studyLoad': {'value': 5, 'unit': 'ects'}}",
        "{'learningOutcome': ['One', null]}",
        "{'learningOutcome': [{'@value': 'One', '@language': 'no language'}]}",
        "{'alignment': [{'type': ['Alignement'], 'targetName': 'EQF'}]}",
        "{'id': 'achievements/1'}",
        "{'partOf': ['programmes/1']}",
        "{'tag': {'@value': null}}"
      })
  void what_would_be_lost_is_refused(String members) {
    var document = Fixtures.named("full").credential();
    document.remove("proof");
    var achievement = (ObjectNode) document.at("/credentialSubject/achievement");
    achievement.setAll(StrictJson.parseObject(members.replace('\'', '"').getBytes(UTF_8)));
    assertThatThrownBy(() -> canonicalizer.canonicalize(document))
        .isInstanceOf(JsonLdRefusedException.class);
  }

  private boolean holds(Fixture fixture, SecuredDocument secured, DataIntegrityProof proof) {
    var key = Multikey.decode(fixture.publicKey(proof.verificationMethod()));
    return suite.verifyProof(secured.unsecuredDocument(), proof, key).isPresent();
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
