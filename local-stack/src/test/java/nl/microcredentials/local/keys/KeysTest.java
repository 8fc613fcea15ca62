package nl.microcredentials.local.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys of one stack. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;

  private Keys keys() {
    return new Keys(folder.resolve("keys"), new SecureRandom());
  }

  @Test
  void stay_the_same_when_the_folder_is_kept() {
    assertThat(keys().publicKey("log")).isEqualTo(keys().publicKey("log"));
    assertThat(keys().password("owner")).isEqualTo(keys().password("owner")).hasSize(64);
    assertThat(keys().tokenKey()).isEqualTo(keys().tokenKey());
  }

  @Test
  void are_for_nobody_else_to_read() throws IOException {
    var keys = keys();
    keys.signingKeyFile("log");
    keys.secretKeyFile("learners");
    keys.password("owner");
    keys.tokenKeySetFile();
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files.toList()).hasSize(5).allSatisfy(file -> assertMode(file, "rw-------"));
    }
    assertMode(folder.resolve("keys"), "rwx------");
  }

  private static void assertMode(Path path, String mode) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo(mode);
  }

  @Test
  void of_learners_have_32_bytes() throws IOException {
    var text = Files.readString(keys().secretKeyFile("learners"));
    assertThat(Base64.getDecoder().decode(text)).hasSize(32);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void of_throw_away_issuers_are_read_as_they_were_written(KeyType type) throws IOException {
    var file = keys().jsonWebKeyFile("x", type);
    var pair = Jwk.readPair(StrictJson.parseObject(Files.readAllBytes(file)));
    assertThat(KeyType.of(pair.getPublic())).isEqualTo(type);
    assertThat(keys().multikey("x", type)).isEqualTo(Multikey.encode(pair.getPublic()));
    assertMode(file, "rw-------");
  }

  @Test
  void are_published_without_their_private_half() throws IOException {
    assertThat(Files.readString(keys().tokenKeySetFile()))
        .contains("\"n\"")
        .doesNotContain("\"d\"");
  }

  @Test
  void sign_access_tokens_that_name_role_and_institution() throws ParseException, JOSEException {
    var key = keys().tokenKey();
    var tokens = new AccessTokens(key, Clock.fixed(NOW, ZoneOffset.UTC));
    var token = SignedJWT.parse(tokens.of(SampleInstitutions.UNIVERSITY, Role.EXAM_BOARD));
    assertThat(token.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getStringListClaim("groups")).containsExactly("exam-board");
    assertThat(claims.getStringClaim("schac_home_organization"))
        .isEqualTo("universiteit-aan-zee.example");
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(AccessTokens.LIFETIME));
  }
}
