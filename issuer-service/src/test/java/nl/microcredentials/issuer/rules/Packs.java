package nl.microcredentials.issuer.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Rule packs for tests: those of the service, and others beside the tests. */
final class Packs {

  private Packs() {}

  static RulePacks bundled() {
    return RulePackReader.bundled();
  }

  /** The packs in these files, from the resources of the service or of the tests. */
  static RulePacks of(List<String> files) {
    return new RulePacks(files.stream().map(Packs::read).toList());
  }

  private static RulePack read(String file) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    try (var in = RulePackReader.class.getResourceAsStream(file + ".yaml")) {
      return RulePackReader.read(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
