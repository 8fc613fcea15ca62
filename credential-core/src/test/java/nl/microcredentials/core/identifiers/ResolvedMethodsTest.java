package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.VerificationRelationship.ASSERTION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.StatusListRefused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controlled Identifiers 1.0, 3.3: Retrieve Verification Method, from the URL to the document. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResolvedMethodsTest {

  private static final String WEB = "did:web:hogeschool.example";
  private static final String HTTPS = "https://hogeschool.example/issuer";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final PublicKey key = Ed25519.generate(new SecureRandom()).getPublic();
  private final List<String> asked = new ArrayList<>();
  private boolean deactivated = false;
  private String revoked = "9999-12-31T00:00:00Z";
  private final ResolvedMethods methods = new ResolvedMethods(this::document, NOW);

  private Resolution document(String identifier) {
    asked.add(identifier);
    var document =
        ControlledIdentifierDocument.of(
            identifier,
            List.of(new VerificationMethod(identifier + "#key-1", identifier, key)),
            VerificationMethodType.MULTIKEY,
            EnumSet.of(ASSERTION_METHOD));
    document.method(identifier + "#key-1").orElseThrow().put("revoked", revoked);
    return new Resolution(document, deactivated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#key-1",
        "key-1",
        "did:web:hogeschool.example",
        "did:web:hogeschool.example#",
        "did:web:hogeschool.example#a#b",
        "did:web:hogeschool.example#a b",
        "did:web:hogeschool.example#a\u0000",
        "did:web:hogeschool.example#é",
        "did:web:hogeschool.example#%zz",
        "did:ethr:0xabc#key-1",
        "did:key:invalidVm#x",
        "did:key:@invalidVm@#x",
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp/path#x",
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp?service=x#x",
        "did:jwk:e30=#0",
        "http://hogeschool.example#key-1",
        "HTTPS://hogeschool.example#key-1",
        "data:application/json,{}#key-1",
        "file:///etc/passwd#key-1",
        "urn:uuid:d93ce4a4-36e6-47b5-81ee-eb9f9bbbd1f6#key-1"
      })
  void what_is_not_the_url_of_a_method_is_refused_without_asking_anybody(String url) {
    assertThat(refusal(url).type()).as(url).isEqualTo(INVALID_VERIFICATION_METHOD_URL);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_endless_url_is_refused() {
    assertThat(refusal(WEB + "#" + "a".repeat(1_000_000)).type())
        .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
  }

  @Test
  void without_asking_anybody_there_are_keys_that_are_their_own_identifiers() {
    var offline = ResolvedMethods.offline(NOW);
    for (var url :
        List.of(
            DidKey.verificationMethod(DidKey.of(key)), DidJwk.verificationMethod(DidJwk.of(key)))) {
      var method = offline.retrieve(url, ASSERTION_METHOD, Optional.empty());
      assertThat(method.publicKey()).isEqualTo(key);
      assertThat(method.controller()).isEqualTo(url.substring(0, url.indexOf('#')));
    }
    var refused =
        catchThrowableOfType(
            IdentifierRefused.class,
            () -> offline.retrieve(WEB + "#key-1", ASSERTION_METHOD, Optional.empty()));
    assertThat(refused.type()).isEqualTo(INVALID_VERIFICATION_METHOD_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#x", "#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"})
  void a_key_that_is_an_identifier_has_one_url(String fragment) {
    assertThat(refusal(DidKey.of(key) + fragment).type()).isEqualTo(INVALID_VERIFICATION_METHOD);
    assertThat(refusal(DidJwk.of(key) + fragment).type()).isEqualTo(INVALID_VERIFICATION_METHOD);
  }

  @Test
  void others_are_asked_for_the_document_of_the_controller() {
    for (var controller : List.of(WEB, HTTPS)) {
      var method = methods.retrieve(controller + "#key-1", ASSERTION_METHOD, Optional.of(NOW));
      assertThat(method).isEqualTo(new VerificationMethod(controller + "#key-1", controller, key));
    }
    assertThat(asked).containsExactly(WEB, HTTPS);
  }

  /** DIDWEB-17: a document that changes in between cannot show two faces. */
  @Test
  void a_document_is_asked_for_once() {
    methods.retrieve(WEB + "#key-1", ASSERTION_METHOD, Optional.empty());
    deactivated = true;
    methods.retrieve(WEB + "#key-1", ASSERTION_METHOD, Optional.empty());
    assertThat(refusal(WEB + "#key-2").type()).isEqualTo(INVALID_VERIFICATION_METHOD);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_document_that_is_not_there_is_asked_for_once() {
    var failing =
        new ResolvedMethods(
            identifier -> {
              asked.add(identifier);
              throw new StatusListRefused(STATUS_RETRIEVAL_ERROR, "away");
            },
            NOW);
    for (int i = 0; i < 3; i++) {
      assertThat(
              catchThrowableOfType(
                  StatusListRefused.class,
                  () -> failing.retrieve(WEB + "#key-1", ASSERTION_METHOD, Optional.empty())))
          .isNotNull();
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void no_more_than_eight_documents_are_asked_for() {
    for (int i = 0; i < ResolvedMethods.MAX_FETCHES; i++) {
      methods.retrieve(WEB + ":" + i + "#key-1", ASSERTION_METHOD, Optional.empty());
    }
    assertThat(refusal(WEB + ":8#key-1").type()).isEqualTo(REMOTE_LIMIT_EXCEEDED);
    assertThat(asked).hasSize(8);
    methods.retrieve(WEB + ":0#key-1", ASSERTION_METHOD, Optional.empty());
    methods.retrieve(DidKey.verificationMethod(DidKey.of(key)), ASSERTION_METHOD, Optional.empty());
  }

  /** DIDWEB-12. */
  @Test
  void a_deactivated_identifier_vouches_for_nothing() {
    deactivated = true;
    assertThat(refusal(WEB + "#key-1").type())
        .isEqualTo(INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void a_signature_that_claims_to_be_older_than_the_revocation_is_refused_all_the_same() {
    revoked = "2026-11-23T08:00:00Z";
    assertThat(refusal(WEB + "#key-1", NOW.minusSeconds(7_200)).type())
        .isEqualTo(INVALID_VERIFICATION_METHOD);
  }

  @Test
  void a_signature_that_claims_to_be_newer_than_the_revocation_is_refused() {
    revoked = "2026-11-23T10:00:00Z";
    assertThat(refusal(WEB + "#key-1", NOW.plusSeconds(3_600)).type())
        .isEqualTo(INVALID_VERIFICATION_METHOD);
  }

  @Test
  void somebody_who_is_trusted_can_vouch_for_an_earlier_time() {
    revoked = "2026-11-23T08:00:00Z";
    var earlier = NOW.minusSeconds(7_200);
    var then = new ResolvedMethods(this::document, earlier);
    assertThat(then.retrieve(WEB + "#key-1", ASSERTION_METHOD, Optional.of(earlier)).publicKey())
        .isEqualTo(key);
  }

  /** Pieces of identifiers in any order give a key or a refusal, and nothing else. */
  @Test
  void any_text_gives_a_key_or_is_refused() {
    var random = new Random(33);
    var pieces =
        List.of(
            "did:",
            "web:",
            "key:",
            "jwk:",
            "https://",
            "hogeschool.example",
            "z6Mk",
            ":",
            "#",
            "/",
            "?",
            "%3A",
            "%",
            "%00",
            "..",
            "@",
            "[::1]",
            "443",
            "\u0000",
            "\uD800",
            "é",
            "e30",
            "\\",
            "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
            "eyJrdHkiOiJFQyJ9",
            "#key-1",
            DidKey.of(key),
            DidJwk.of(key),
            WEB);
    for (int i = 0; i < 50_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(7); n >= 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertKeyOrRefused(text.toString());
    }
  }

  /** And so do real identifiers with a character changed. */
  @Test
  void any_changed_identifier_gives_a_key_or_is_refused() {
    var random = new Random(34);
    var urls =
        List.of(
            DidKey.verificationMethod(DidKey.of(key)),
            DidJwk.verificationMethod(DidJwk.of(key)),
            WEB + "%3A443:issuer#key-1");
    for (int i = 0; i < 20_000; i++) {
      var url = new StringBuilder(urls.get(random.nextInt(urls.size())));
      url.setCharAt(random.nextInt(url.length()), (char) random.nextInt(256));
      assertKeyOrRefused(url.toString());
    }
  }

  private void assertKeyOrRefused(String url) {
    try {
      var all =
          new ResolvedMethods(
              identifier -> {
                if (identifier.startsWith(DidWeb.PREFIX)) {
                  DidWeb.documentUrl(identifier);
                }
                return document(identifier);
              },
              NOW);
      assertThat(all.retrieve(url, ASSERTION_METHOD, Optional.empty()).id()).isEqualTo(url);
    } catch (Refused e) {
      assertThat(e.detail()).isNotEmpty();
    }
  }

  private Refused refusal(String url) {
    return catchThrowableOfType(
        Refused.class, () -> methods.retrieve(url, ASSERTION_METHOD, Optional.empty()));
  }

  private Refused refusal(String url, Instant usedAt) {
    return catchThrowableOfType(
        Refused.class, () -> methods.retrieve(url, ASSERTION_METHOD, Optional.of(usedAt)));
  }
}
