package nl.microcredentials.issuer.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Rule packs for tests: those of the service, and others beside the tests. */
public final class Packs {

  private Packs() {}

  static RulePacks bundled() {
    return RulePackReader.bundled();
  }

  /** The packs of these names, from the service or from the resources of the tests. */
  public static RulePacks of(List<String> names) {
    return new RulePacks(
        names.stream().map(name -> RulePackReader.read(name, bytesOf(name))).toList());
  }

  static byte[] bytesOf(String name) {
    try (var in = RulePackReader.class.getResourceAsStream(name + ".yaml")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
