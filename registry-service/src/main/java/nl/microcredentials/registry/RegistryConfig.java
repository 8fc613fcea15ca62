package nl.microcredentials.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Everything an operator can set. The service does not start if a required value is missing. */
@ConfigMapping(prefix = "registry")
public interface RegistryConfig {

  /** Address of the registry as others see it; the {@code iss} of the trust list. */
  URI baseUrl();

  Log log();

  TrustList trustList();

  /** The append-only log. */
  interface Log {

    /** Name of the log, for ever: a schema-less URL such as {@code registry.example/log}. */
    String origin();

    /** Ed25519 private key, PKCS#8 PEM, that signs checkpoints. */
    Path keyFile();

    /**
     * Where the last checkpoint is kept outside the database. It must not be restored together with
     * the database: it is how the service notices that an old backup came back.
     */
    Path checkpointFile();
  }

  /** The list of accredited issuers. */
  interface TrustList {

    /** Ed25519 private key, PKCS#8 PEM, that signs the trust list. */
    Path keyFile();

    /** How long a signed list may be relied on. */
    @WithDefault("24H")
    Duration timeToLive();
  }
}
