package nl.microcredentials.local.vc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/** What can be secured, and in which way; the value of {@code --feature}. */
enum Feature {
  CREDENTIAL_JOSE,
  CREDENTIAL_SDJWT,
  CREDENTIAL_COSE,
  CREDENTIAL_DI,
  PRESENTATION_JOSE,
  PRESENTATION_SDJWT,
  PRESENTATION_COSE;

  static Optional<Feature> of(String value) {
    return Arrays.stream(values()).filter(one -> one.value().equals(value)).findAny();
  }

  static String allValues() {
    return Arrays.stream(values()).map(Feature::value).collect(Collectors.joining(", "));
  }

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the holder of what is issued can decide who sees which part of it. */
  boolean isSelective() {
    return this == CREDENTIAL_SDJWT || this == PRESENTATION_SDJWT;
  }

  SecuringMechanism mechanism() {
    return switch (this) {
      case CREDENTIAL_JOSE -> new CredentialAsJwt();
      case CREDENTIAL_SDJWT -> new AsSdJwt(Envelope.Kind.CREDENTIAL);
      case CREDENTIAL_COSE -> new AsCose(Envelope.Kind.CREDENTIAL);
      case CREDENTIAL_DI -> new WithProof(new Canonicalizer(JsonLdContexts.conformance()));
      case PRESENTATION_JOSE -> new PresentationAsJwt();
      case PRESENTATION_SDJWT -> new AsSdJwt(Envelope.Kind.PRESENTATION);
      case PRESENTATION_COSE -> new AsCose(Envelope.Kind.PRESENTATION);
    };
  }
}
