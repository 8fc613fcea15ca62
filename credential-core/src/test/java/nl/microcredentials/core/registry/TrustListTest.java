package nl.microcredentials.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.log.Notes;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TrustListTest {

  private static final String REGISTRY = "https://registry.example";

  private final TrustList list =
      new TrustList(
          REGISTRY,
          Examples.NOW,
          Examples.NOW.plus(Duration.ofDays(1)),
          3,
          List.of(Examples.issuer()));

  @Test
  void is_the_same_after_signing_and_reading() {
    var jws = list.sign(REGISTRY + "#key", Ed25519.signer(Notes.privateKey(9)));

    assertThat(TrustList.verify(jws, Ed25519.publicKeyOf(Notes.privateKey(9)))).isEqualTo(list);
  }

  @Test
  void is_refused_with_another_key_another_type_or_changed() {
    var signer = Ed25519.signer(Notes.privateKey(9));
    var key = Ed25519.publicKeyOf(Notes.privateKey(9));
    var jws = list.sign(REGISTRY + "#key", signer);
    var otherType =
        CompactJws.sign("JWT", REGISTRY + "#key", CompactJws.parse(jws).payload(), signer);
    var unknownMember =
        CompactJws.sign(
            TrustList.JWS_TYPE,
            REGISTRY + "#key",
            StrictJson.write(
                StrictJson.parseObject(CompactJws.parse(jws).payload()).put("more", true)),
            signer);

    assertThatThrownBy(() -> TrustList.verify(jws, Examples.key().publicKey()))
        .isInstanceOfSatisfying(
            MalformedInputException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.TRUST_LIST_INVALID));
    for (var wrong : List.of(otherType, unknownMember, jws + "A", jws.substring(9), "")) {
      assertThatThrownBy(() -> TrustList.verify(wrong, key))
          .isInstanceOfSatisfying(
              MalformedInputException.class,
              e -> assertThat(e.type()).isEqualTo(ProblemType.TRUST_LIST_INVALID));
    }
  }

  @Test
  void expires_at_its_end() {
    assertThat(list.hasExpiredAt(list.expiresAt().minusSeconds(1))).isFalse();
    assertThat(list.hasExpiredAt(list.expiresAt())).isTrue();
  }

  @Test
  void knows_who_was_accredited_and_which_key_was_theirs() {
    var issuer = list.issuer(Examples.DID).orElseThrow();

    assertThat(issuer.accreditedAt(Examples.NOW.minusNanos(1))).isFalse();
    assertThat(issuer.accreditedAt(Examples.NOW)).isTrue();
    assertThat(issuer.accreditedAt(Examples.NOW.plusSeconds(7200))).isFalse();
    assertThat(issuer.key(Examples.KEY_ID, Examples.NOW)).contains(Examples.key().publicKey());
    assertThat(issuer.key(Examples.KEY_ID, Examples.NOW.plusSeconds(3600))).isEmpty();
    assertThat(issuer.key(Examples.DID + "#other", Examples.NOW)).isEmpty();
    assertThat(list.issuer("did:web:other.example")).isEmpty();
  }

  @Test
  void does_not_hold_an_issuer_or_a_key_twice() {
    var issuer = Examples.issuer();
    var json = issuer.toJson();
    json.withArray("/keys").add(Examples.key().toJson());

    assertThatThrownBy(() ->
            new TrustList(REGISTRY, list.issuedAt(), list.expiresAt(), 1, List.of(issuer, issuer)))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> AccreditedIssuer.parse(json))
        .isInstanceOf(MalformedInputException.class);
  }

  @Nested
  class An_issuer_is_refused {

    @ParameterizedTest
    @CsvSource({
      "/id, did:web:",
      "/id, did:web:a..b",
      "/id, did:web:Example.org",
      "/id, did:web:example.org/a",
      "/id, did:web:example.org#a",
      "/id, did:web:example.org:..:a",
      "/id, did:web:user@example.org",
      "/id, did:key:z6Mk",
      "/legalName, ' '",
      "/legalName, ''",
      "/sector, po",
      "/countryCode, nl",
      "/countryCode, NLD",
      "/institutionCode, 'a b'",
      "/accreditedFrom, 2030-01-01",
      "/accreditedFrom, 2030-01-01T00:00:00Z",
      "/keys/0/id, did:web:other.example#key-1",
      "/keys/0/id, did:web:issuer.example:hogeschool-voorbeeld",
      "/keys/0/id, did:web:issuer.example:hogeschool-voorbeeld#",
      "/keys/0/publicKeyMultibase, z6Mk",
      "/keys/0/publicKeyMultibase, z",
      "/keys/0/validUntil, 2020-01-01T00:00:00Z"
    })
    void with(String pointer, String value) {
      var json = Examples.issuer().toJson();
      var parent = json.at(pointer.substring(0, pointer.lastIndexOf('/')));
      ((com.fasterxml.jackson.databind.node.ObjectNode) parent)
          .put(pointer.substring(pointer.lastIndexOf('/') + 1), value);

      assertThatThrownBy(() -> AccreditedIssuer.parse(json))
          .isInstanceOf(MalformedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0100000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000080",
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0000000000000000000000000000000000000000000000000000000000000080",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
        })
    void with_a_key_of_low_order(String point) {
      var raw = HexFormat.of().parseHex(point);
      var multikey =
          Multibase.base58(ByteBuffer.allocate(34).put((byte) 0xed).put((byte) 1).put(raw).array());

      assertThatThrownBy(
              () -> new IssuerKey(Examples.KEY_ID, multikey, Examples.NOW, Optional.empty()))
          .isInstanceOf(MalformedInputException.class);
    }
  }
}
