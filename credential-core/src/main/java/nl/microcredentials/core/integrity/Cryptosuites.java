package nl.microcredentials.core.integrity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/** The cryptosuites that are accepted; what is not in the table does not verify. */
public final class Cryptosuites {

  /** The one that credentials are issued with, with the bundled contexts. */
  public static final Cryptosuite EDDSA_RDFC_2022 =
      Cryptosuite.eddsaRdfc2022(new Canonicalizer(JsonLdContexts.bundled()));

  private static final Cryptosuites STANDARD = new Cryptosuites(List.of(EDDSA_RDFC_2022));

  private final Map<String, Cryptosuite> byName;

  public Cryptosuites(List<Cryptosuite> suites) {
    byName = suites.stream().collect(Collectors.toMap(Cryptosuite::name, Function.identity()));
  }

  /** Those of this library, with the bundled contexts. */
  public static Cryptosuites standard() {
    return STANDARD;
  }

  public Optional<Cryptosuite> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
