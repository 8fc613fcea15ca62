package nl.microcredentials.local.conformance;

import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.keys.KeyType;

/**
 * An issuer that test suites drive. Its key is made when the stack starts and goes with it.
 *
 * @param name as it stands in its addresses
 * @param anyIssuer whether it signs also what names another issuer
 * @param tags by which suites find it
 */
record ThrowAwayIssuer(
    String name, String cryptosuite, KeyType keyType, boolean anyIssuer, List<String> tags) {

  private static final String SELECTIVE = "ecdsa-sd-2023";

  /** Suites of ECDSA take the first that they find for a tag, and expect P-256 of it. */
  static final List<ThrowAwayIssuer> ALL =
      List.of(
          of(
              "eddsa-rdfc-2022",
              "eddsa-rdfc-2022",
              KeyType.ED25519,
              "vc-api",
              "BitstringStatusList"),
          of("eddsa-jcs-2022", "eddsa-jcs-2022", KeyType.ED25519),
          of("ecdsa-rdfc-2019-p256", "ecdsa-rdfc-2019", KeyType.P_256),
          of("ecdsa-rdfc-2019-p384", "ecdsa-rdfc-2019", KeyType.P_384),
          of("ecdsa-jcs-2019-p256", "ecdsa-jcs-2019", KeyType.P_256),
          of("ecdsa-jcs-2019-p384", "ecdsa-jcs-2019", KeyType.P_384),
          of(SELECTIVE, SELECTIVE, KeyType.P_256),
          of("ed25519-signature-2020", "Ed25519Signature2020", KeyType.ED25519),
          new ThrowAwayIssuer(
              "any-issuer", "eddsa-rdfc-2022", KeyType.ED25519, true, List.of("vc2.0")));

  private static ThrowAwayIssuer of(
      String name, String cryptosuite, KeyType keyType, String... moreTags) {
    var tags = Stream.concat(Stream.of(cryptosuite), Stream.of(moreTags)).toList();
    return new ThrowAwayIssuer(name, cryptosuite, keyType, false, tags);
  }

  /** Whether a holder can show a part of what it signs. */
  boolean disclosesSelectively() {
    return cryptosuite.equals(SELECTIVE);
  }
}
