package nl.microcredentials.core.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The did:key Method 0.9, 3.1: Create; the values are those of its section 4, Test Vectors. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DidKeyTest {

  private static final String ED25519 = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
  private static final String P_256 = "did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "notDid:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "did:key:",
        "did:key:@",
        "did:key:z",
        "did:key:6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "did:key:-4:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "did:key:1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW0",
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\n",
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp#",
        "DID:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
      })
  void what_is_not_one(String did) {
    assertThat(refusal(did).error()).isEqualTo(DidError.INVALID_DID);
    assertThat(refusal(did).type()).isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD_URL);
  }

  @Test
  void longer_than_any_key() {
    assertThat(refusal("did:key:z" + "2".repeat(256)).error()).isEqualTo(DidError.INVALID_DID);
  }

  @ParameterizedTest
  @CsvSource({
    // Five bytes that begin like a key of Ed25519.
    "did:key:zTjsVPtY, INVALID_PUBLIC_KEY_LENGTH",
    // secp256k1, X25519 and BLS 12-381
    "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme, UNSUPPORTED_PUBLIC_KEY_TYPE",
    "did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F, UNSUPPORTED_PUBLIC_KEY_TYPE",
    "did:key:zUC7K4ndUaGZgV7Cp2yJy6JtMoUHY6u7tkcSYUvPrEidqBmLCTLmi6d5WvwnUqejscAkERJ3bfjEiSYtdPkRSE8k"
        + "Sa11hFBr4sTgnbZ95SJj19PN2jdvJjyzpSZgxkyyxNnBNnY, UNSUPPORTED_PUBLIC_KEY_TYPE"
  })
  void keys_of_other_kinds_and_lengths(String did, DidError error) {
    assertThat(refusal(did).error()).isEqualTo(error);
    assertThat(refusal(did).type()).isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @ParameterizedTest
  @CsvSource({
    "8024, 02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", // x is the prime
    "8024, 020000000000000000000000000000000000000000000000000000000000000001", // x without a y
    "8024, 050000000000000000000000000000000000000000000000000000000000000000",
    "8024, 000000000000000000000000000000000000000000000000000000000000000000",
    "ed01, 0000000000000000000000000000000000000000000000000000000000000000", // of low order
    "ed01, 0200000000000000000000000000000000000000000000000000000000000000" // y without an x
  })
  void bytes_that_are_no_point_of_the_curve(String prefix, String bytes) {
    var refused = refusal("did:key:" + Multibase.base58(HexFormat.of().parseHex(prefix + bytes)));
    assertThat(refused.error()).isEqualTo(DidError.INVALID_PUBLIC_KEY);
    assertThat(refused.type()).isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @ParameterizedTest
  @CsvSource({
    "8024, 1", // infinity
    "8024, 65", // uncompressed
    "8124, 97",
    "8124, 48",
    "ed01, 31",
    "ed01, 33"
  })
  void keys_that_are_longer_or_shorter(String prefix, int length) {
    var bytes = ByteBuffer.allocate(2 + length).put(HexFormat.of().parseHex(prefix)).array();
    bytes[2] = 4;
    assertThat(refusal("did:key:" + Multibase.base58(bytes)).error())
        .isEqualTo(DidError.INVALID_PUBLIC_KEY_LENGTH);
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519VerificationKey2018, INVALID_PUBLIC_KEY_TYPE",
    "X25519KeyAgreementKey2020, INVALID_PUBLIC_KEY_TYPE",
    "unknown, UNSUPPORTED_PUBLIC_KEY_TYPE",
    "multikey, UNSUPPORTED_PUBLIC_KEY_TYPE",
    "'', UNSUPPORTED_PUBLIC_KEY_TYPE"
  })
  void formats_in_which_no_key_for_signatures_is_written(String format, DidError error) {
    var refused =
        catchThrowableOfType(IdentifierRefused.class, () -> DidKey.publicKeyFormat(format));
    assertThat(refused.error()).isEqualTo(error);
  }

  @Test
  void a_key_in_a_format_for_another_kind() {
    var refused =
        catchThrowableOfType(
            IdentifierRefused.class,
            () -> DidKey.resolve(P_256, VerificationMethodType.ED25519_VERIFICATION_KEY_2020));
    assertThat(refused.error()).isEqualTo(DidError.INVALID_PUBLIC_KEY_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK,"
        + " 2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6",
    // O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp,"
        + " 3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
  })
  void the_keys_of_ed25519(String did, String key) {
    var publicKey = Ed25519.publicKey(HexFormat.of().parseHex(key));
    assertResolves(did, publicKey);
  }

  @ParameterizedTest
  @CsvSource({
    "did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv, P-256,"
        + " igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns,"
        + " efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM",
    "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169, P-256,"
        + " fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI,"
        + " hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU",
    "did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9, P-384,"
        + " lInTxl8fjLKp_UCrxI0WDklahi-7-_6JbtiHjiRvMvhedhKVdHBfi2HCY8t_QJyc,"
        + " y6N1IC-2mXxHreETBW7K3mBcw0qGr3CWHCs-yl09yCQRLcyfGv7XhqAngHOu51Zv",
    "did:key:z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54, P-384,"
        + " CA-iNoHDg1lL8pvX3d1uvExzVfCz7Rn6tW781Ub8K5MrDf2IMPyL0RTDiaLHC1JT,"
        + " Kpnrn8DkXUD3ge4mFxi-DKr0DYO2KuJdwNBrhzLRtfMa3WFMZBiPKUPfJj8dYNl_"
  })
  void the_keys_of_the_nist_curves(String did, String curve, String x, String y) {
    var jwk = StrictJson.object().put("kty", "EC").put("crv", curve).put("x", x).put("y", y);
    assertResolves(did, Jwk.readPublic(jwk));
    var method = method(did, VerificationMethodType.JSON_WEB_KEY_2020);
    assertThat(method.get("publicKeyJwk")).isEqualTo(jwk);
  }

  @Test
  void the_document_in_full() {
    var id = ED25519 + "#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    var document =
        DidKey.resolve(ED25519, VerificationMethodType.ED25519_VERIFICATION_KEY_2020).json();
    assertThat(document.get("@context").valueStream().map(JsonNode::textValue))
        .containsExactly(
            "https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/ed25519-2020/v1");
    assertThat(document.get("id").textValue()).isEqualTo(ED25519);
    assertThat(document.get("verificationMethod"))
        .containsExactly(
            StrictJson.object()
                .put("id", id)
                .put("type", "Ed25519VerificationKey2020")
                .put("controller", ED25519)
                .put("publicKeyMultibase", "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"));
    for (var relationship : VerificationRelationship.values()) {
      assertThat(document.get(relationship.value()).valueStream().map(JsonNode::textValue))
          .containsExactly(id);
    }
    assertThat(document.has("keyAgreement")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void the_key_in_every_format_is_the_same(VerificationMethodType format) {
    var pair = Ed25519.generate(new SecureRandom());
    var did = DidKey.of(pair.getPublic());
    assertThat(method(did, format).get("type").textValue()).isEqualTo(format.value());
    assertThat(VerificationMethodType.keyOf(method(did, format))).isEqualTo(pair.getPublic());
    assertThat(DidKey.publicKeyFormat(format.value())).isEqualTo(format);
  }

  private static void assertResolves(String did, PublicKey key) {
    assertThat(DidKey.of(key)).isEqualTo(did);
    var method = method(did, VerificationMethodType.MULTIKEY);
    assertThat(method.get("id").textValue()).isEqualTo(DidKey.verificationMethod(did));
    assertThat(method.get("publicKeyMultibase").textValue()).isEqualTo(did.substring(8));
  }

  private static ObjectNode method(String did, VerificationMethodType format) {
    return DidKey.resolve(did, format).method(DidKey.verificationMethod(did)).orElseThrow();
  }

  private static IdentifierRefused refusal(String did) {
    return catchThrowableOfType(
        IdentifierRefused.class, () -> DidKey.resolve(did, VerificationMethodType.MULTIKEY));
  }
}
