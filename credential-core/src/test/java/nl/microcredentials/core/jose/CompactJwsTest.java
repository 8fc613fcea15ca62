package nl.microcredentials.core.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.SecureRandom;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ed25519;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7515 and RFC 9864. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompactJwsTest {

  private final KeyPair key = Ed25519.generate(new SecureRandom());
  private final String jws =
      CompactJws.sign(
          "example+jwt",
          "did:web:hogeschool.example#key-1",
          "{\"a\":1}".getBytes(UTF_8),
          Ed25519.signer(key.getPrivate()));

  @Test
  void what_was_signed_comes_back_and_holds() {
    var read = CompactJws.parse(jws);
    assertThat(read.type()).isEqualTo("example+jwt");
    assertThat(read.keyId()).isEqualTo("did:web:hogeschool.example#key-1");
    assertThat(read.payload()).asString(UTF_8).isEqualTo("{\"a\":1}");
    assertThat(read.verify(key.getPublic())).isTrue();
  }

  @Test
  void it_does_not_hold_for_another_key() {
    var other = Ed25519.generate(new SecureRandom());
    assertThat(CompactJws.parse(jws).verify(other.getPublic())).isFalse();
  }

  @Test
  void no_character_may_change() {
    for (int i = 0; i < jws.length(); i++) {
      var c = jws.charAt(i) == 'A' ? 'B' : 'A';
      var changed = jws.substring(0, i) + c + jws.substring(i + 1);
      assertThat(holds(changed)).as("character %s", i).isFalse();
    }
  }

  private boolean holds(String text) {
    try {
      return CompactJws.parse(text).verify(key.getPublic());
    } catch (MalformedInputException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'typ':'t','kid':'k'}",
        "{'alg':null,'typ':'t','kid':'k'}",
        "{'alg':['Ed25519'],'typ':'t','kid':'k'}",
        "{'alg':'none','typ':'t','kid':'k'}",
        "{'alg':'HS256','typ':'t','kid':'k'}",
        "{'alg':'ed25519','typ':'t','kid':'k'}",
        "{'alg':'Ed25519','kid':1}",
        "{'alg':'Ed25519','typ':null}",
        "{'alg':'Ed25519','typ':''}",
        "{'alg':'Ed25519','typ':'t','kid':''}",
        "{'alg':'Ed25519','cty':['vc']}",
        "{'alg':'Ed25519','typ':'t','kid':'k','crit':[]}",
        "{'alg':'Ed25519','typ':'t','kid':'k','crit':['x'],'x':1}",
        "{'alg':'Ed25519','typ':'t','kid':'k','b64':false}",
        "{'alg':'Ed25519','alg':'Ed25519','typ':'t','kid':'k'}",
        "[]",
        ""
      })
  void a_header_that_is_not_ours_is_refused(String header) {
    var parts = jws.split("\\.", -1);
    var text =
        "%s.%s.%s"
            .formatted(
                Base64Url.encode(header.replace('\'', '"').getBytes(UTF_8)), parts[1], parts[2]);
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> CompactJws.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "==", ".", ".a", " ", "\n", "+", "/"})
  void nothing_may_follow(String tail) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> CompactJws.parse(jws + tail));
  }
}
