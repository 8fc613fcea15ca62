package nl.microcredentials.local.vc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/** What can be secured, and in which way; the value of {@code --feature}. */
enum Feature {
  CREDENTIAL_JOSE,
  PRESENTATION_JOSE,
  CREDENTIAL_DI;

  static Optional<Feature> of(String value) {
    return Arrays.stream(values()).filter(one -> one.value().equals(value)).findAny();
  }

  static String allValues() {
    return Arrays.stream(values()).map(Feature::value).collect(Collectors.joining(", "));
  }

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  SecuringMechanism mechanism() {
    return switch (this) {
      case CREDENTIAL_JOSE -> new CredentialAsJwt();
      case PRESENTATION_JOSE -> new PresentationAsJwt();
      case CREDENTIAL_DI -> new WithProof(new Canonicalizer(JsonLdContexts.conformance()));
    };
  }
}
