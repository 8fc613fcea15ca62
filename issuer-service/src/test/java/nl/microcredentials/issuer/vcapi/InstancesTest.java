package nl.microcredentials.issuer.vcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.JsonWebKeys;
import nl.microcredentials.issuer.institutions.Institutions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With which settings of the VC API the service starts, and with which it does not. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstancesTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final KeyPair EDWARDS = Ed25519.generate(RANDOM);

  @Inject Institutions institutions;
  @TempDir Path folder;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void startFromTheSettingsOfTheService() {
    var config = ConfigProvider.getConfig();
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith("issuer."))
        .forEach(name -> settings.put(name, config.getValue(name, String.class)));
    settings.put("issuer.vc-api.conformance", "true");
  }

  @Test
  void a_throw_away_issuer_needs_the_conformance_profile() {
    throwAway("eddsa-rdfc-2022", EDWARDS);
    assertThat(start().named("x")).isPresent();
    settings.put("issuer.vc-api.conformance", "false");
    refused("conformance profile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://issuer.example",
        "https://localhost.example",
        "http://10.0.0.7:8081",
        "https://127.0.0.1.example",
        "urn:x"
      })
  void the_conformance_profile_needs_a_stack_on_one_machine(String baseUrl) {
    settings.put("issuer.base-url", baseUrl);
    refused("one machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:8444", "http://127.0.0.1", "http://[::1]:8081"})
  void an_address_of_this_machine_is_one(String baseUrl) {
    settings.put("issuer.base-url", baseUrl);
    assertThat(start().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eddsa-rdfc-2023", "EDDSA-RDFC-2022", "bbs-2023"})
  void a_cryptosuite_that_there_is_not_is_refused(String cryptosuite) {
    throwAway(cryptosuite, EDWARDS);
    refused("unknown cryptosuite");
  }

  @ParameterizedTest
  @CsvSource({
    "eddsa-rdfc-2022, P_256",
    "eddsa-jcs-2022, P_384",
    "ecdsa-rdfc-2019, ED25519",
    "ecdsa-jcs-2019, ED25519",
    "ecdsa-sd-2023, ED25519",
    "ecdsa-sd-2023, P_384",
    "Ed25519Signature2020, P_256"
  })
  void a_key_that_does_not_go_with_the_cryptosuite_is_refused(String cryptosuite, KeyType type) {
    throwAway(cryptosuite, type == KeyType.ED25519 ? EDWARDS : Ecdsa.generate(type, RANDOM));
    refused("cannot sign");
  }

  @Test
  void a_private_key_and_the_public_key_of_another_are_refused() {
    var jwk = JsonWebKeys.of(EDWARDS);
    jwk.set("x", JsonWebKeys.of(Ed25519.generate(RANDOM)).get("x"));
    throwAway("eddsa-rdfc-2022", jwk);
    refused("cannot sign");
  }

  @Test
  void what_is_no_private_key_is_refused_without_being_quoted() {
    var jwk = JsonWebKeys.of(EDWARDS);
    jwk.remove("x");
    throwAway("eddsa-rdfc-2022", jwk);
    assertThatThrownBy(this::start)
        .hasMessageContaining("no readable key")
        .message()
        .doesNotContain(jwk.get("d").textValue());
    settings.put("issuer.vc-api.instances.x.key-file", folder.resolve("nothing").toString());
    refused("no readable key");
  }

  @Test
  void an_instance_has_a_key_or_an_institution() {
    settings.put("issuer.vc-api.instances.x.cryptosuite", "eddsa-rdfc-2022");
    refused("neither key nor institution");
    settings.put("issuer.vc-api.instances.x.institution", "nobody");
    refused("an institution that there is not");
    settings.put("issuer.vc-api.instances.x.institution", "universiteit-aan-zee");
    assertThat(start().named("x")).isPresent();
    settings.put("issuer.vc-api.instances.x.any-issuer", "true");
    refused("signs with its own key for itself only");
    settings.put("issuer.vc-api.instances.x.any-issuer", "false");
    throwAway("eddsa-rdfc-2022", EDWARDS);
    refused("signs with its own key for itself only");
  }

  @Test
  void an_institution_has_no_key_for_the_other_kind_of_suite() {
    settings.put("issuer.vc-api.instances.x.institution", "universiteit-aan-zee");
    for (var suite : new String[] {"ecdsa-rdfc-2019", "ecdsa-sd-2023"}) {
      settings.put("issuer.vc-api.instances.x.cryptosuite", suite);
      refused("cannot sign");
    }
  }

  @Test
  void the_proof_type_from_before_there_were_suites_needs_the_conformance_profile() {
    settings.put("issuer.vc-api.instances.x.cryptosuite", "Ed25519Signature2020");
    settings.put("issuer.vc-api.instances.x.institution", "universiteit-aan-zee");
    settings.put("issuer.vc-api.conformance", "false");
    refused("cannot sign");
  }

  private void throwAway(String cryptosuite, KeyPair key) {
    throwAway(cryptosuite, JsonWebKeys.of(key));
  }

  private void throwAway(String cryptosuite, ObjectNode jwk) {
    try {
      var file = Files.write(folder.resolve("x.jwk"), StrictJson.write(jwk));
      settings.put("issuer.vc-api.instances.x.cryptosuite", cryptosuite);
      settings.put("issuer.vc-api.instances.x.key-file", file.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(String because) {
    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(because);
  }

  private Instances start() {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(IssuerConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValues(settings)
            .withValidateUnknown(false)
            .addDefaultInterceptors()
            .build()
            .getConfigMapping(IssuerConfig.class);
    return new Instances(config, new ConformanceProfile(config), institutions, RANDOM);
  }
}
