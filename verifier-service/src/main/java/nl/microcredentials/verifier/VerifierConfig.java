package nl.microcredentials.verifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything an operator can set. The service does not start if a required value is missing. */
@ConfigMapping(prefix = "verifier")
public interface VerifierConfig {

  Registry registry();

  Network network();

  Policy policy();

  /**
   * Whether the suites of the standards may drive this service: without login, with credentials of
   * whoever controls an identifier, in older forms, with contexts for examples. Never where anybody
   * relies on the answers.
   */
  @WithDefault("false")
  boolean conformance();

  /** The national registry: whom it accredits and what it has registered. */
  interface Registry {

    /** Base URL of the registry, without a path, such as {@code https://registry.example}. */
    URI url();

    /**
     * The log's public key as it is published, {@code name+hash+base64}. The name is also the
     * origin that checkpoints and credentials must name.
     */
    String logKey();

    /** The public key of the trust list, as Multikey ({@code z6Mk…}). */
    String trustListKey();

    /** How long a trust list is used before a newer one is asked for. */
    @WithDefault("60S")
    Duration trustListRefresh();

    /** How long one answer of the registry may take. */
    @WithDefault("2S")
    Duration timeout();
  }

  /** What may be fetched from addresses that stand in credentials. */
  interface Network {

    /**
     * Origins ({@code scheme://host:port}) for which neither https nor a public address is needed.
     * Only for stacks on one machine; in production this opens the internal network.
     */
    Optional<List<String>> extraOrigins();

    /**
     * Certificates in PEM that are trusted for the origins above, instead of the usual ones. For
     * stacks on one machine that sign their own.
     */
    Optional<Path> trustedCertificates();

    /** How long one document may take from looking up the name to the last byte. */
    @WithDefault("2S")
    Duration timeout();

    /** How long a status list is kept at most, whatever its issuer says. */
    @WithDefault("24H")
    Duration cacheCeiling();

    /**
     * How long the document of a controller is kept at most, whatever its server says. A key that
     * is revoked in it counts until then.
     */
    @WithDefault("1H")
    Duration controllerCacheCeiling();

    /** How long an answer is kept at least, so that nobody is asked without end. */
    @WithDefault("5S")
    Duration cacheFloor();
  }

  /** Where the standards leave the answer to the one who verifies. */
  interface Policy {

    /** For how long a new credential may be missing from the registry without being refused. */
    @WithDefault("24H")
    Duration registrationGrace();
  }
}
