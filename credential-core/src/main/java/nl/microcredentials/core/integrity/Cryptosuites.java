package nl.microcredentials.core.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.microcredentials.core.integrity.sd.EcdsaSd2023;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.KeyType;

/** The cryptosuites that are accepted; what is not in the table does not verify. */
public final class Cryptosuites {

  private static final Canonicalizer BUNDLED = new Canonicalizer(JsonLdContexts.bundled());

  /** The one that credentials are issued with, with the bundled contexts. */
  public static final WholeDocumentCryptosuite EDDSA_RDFC_2022 =
      EddsaCryptosuites.rdfc2022(BUNDLED);

  private static final Cryptosuites STANDARD = of(BUNDLED);

  private final Map<String, Cryptosuite> byName;

  public Cryptosuites(List<? extends Cryptosuite> suites) {
    byName = suites.stream().collect(Collectors.toMap(Cryptosuite::name, Function.identity()));
  }

  /** Those of this library, with the bundled contexts. */
  public static Cryptosuites standard() {
    return STANDARD;
  }

  /** Those of this library, with the contexts of {@code canonicalizer}. */
  public static Cryptosuites of(Canonicalizer canonicalizer) {
    return new Cryptosuites(current(canonicalizer).toList());
  }

  /** Those, and the one from before there were suites that others still sign with. */
  public static Cryptosuites withRetired(Canonicalizer canonicalizer) {
    var retired = EddsaCryptosuites.signature2020(canonicalizer);
    return new Cryptosuites(Stream.concat(current(canonicalizer), Stream.of(retired)).toList());
  }

  private static Stream<Cryptosuite> current(Canonicalizer canonicalizer) {
    return Stream.of(
        EddsaCryptosuites.rdfc2022(canonicalizer),
        EddsaCryptosuites.jcs2022(),
        EcdsaCryptosuites.rdfc2019(canonicalizer),
        EcdsaCryptosuites.jcs2019(),
        EcdsaSd2023.verifying(canonicalizer));
  }

  public Optional<Cryptosuite> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The hash of what a document says, to which the registry is committed: SHA-256 of its canonical
   * RDF, however the document is secured.
   *
   * @throws nl.microcredentials.core.jsonld.JsonLdRefusedException if it cannot be canonicalized
   */
  public static byte[] documentHash(ObjectNode unsecuredDocument) {
    return EDDSA_RDFC_2022.hash(unsecuredDocument, KeyType.ED25519);
  }
}
