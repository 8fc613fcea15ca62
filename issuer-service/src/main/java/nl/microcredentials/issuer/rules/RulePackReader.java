package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import nl.microcredentials.core.keys.Sha256;

/**
 * Reads rule packs. Whatever in them is not understood keeps the service from starting: a rule that
 * is ignored because of a typing error allows everything.
 */
@ApplicationScoped
class RulePackReader {

  static final String SHA_256 = "sha256";

  private static final String INDEX = "index";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS) // wo, where Java says WO
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** The packs that come with this service, read once at the start. */
  @Produces
  @Startup
  @ApplicationScoped
  static RulePacks bundled() {
    try {
      var names = YAML.readValue(bytesOf(INDEX), new TypeReference<List<String>>() {});
      return new RulePacks(names.stream().map(name -> read(name, bytesOf(name))).toList());
    } catch (IOException e) {
      throw new IllegalStateException("the list of rule packs cannot be read", e);
    }
  }

  private static byte[] bytesOf(String name) {
    try (var in = RulePackReader.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("there is no rule pack " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the rule pack %s cannot be read".formatted(name), e);
    }
  }

  /**
   * Reads a pack.
   *
   * @param name of its file, which is that of the version in it
   * @throws IllegalStateException saying what in it is wrong
   */
  static RulePack read(String name, byte[] yaml) {
    try {
      var digest = HexFormat.of().formatHex(Sha256.of(yaml));
      var pack =
          YAML.readerFor(RulePack.class)
              .with(new InjectableValues.Std().addValue(SHA_256, digest))
              .<RulePack>readValue(yaml);
      if (!pack.name().equals(name)) {
        throw new IllegalStateException(
            "the rule pack %s says it is %s".formatted(name, pack.name()));
      }
      return pack;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the rule pack %s cannot be used: %s".formatted(name, e.getMessage()), e);
    }
  }
}
