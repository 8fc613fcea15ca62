package nl.microcredentials.issuer.vcapi;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.issuer.IssuerConfig;
import org.jboss.logging.Logger;

/**
 * What is different while public test suites drive the service; everything that is, hangs on this
 * one switch.
 */
@Startup // a stack that must not have it does not start
@ApplicationScoped
class ConformanceProfile {

  private static final Logger LOG = Logger.getLogger(ConformanceProfile.class);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean isOn;

  ConformanceProfile(IssuerConfig config) {
    isOn = config.vcApi().conformance();
    if (isOn) {
      requireThisMachine(config.baseUrl());
      LOG.warn(
          "CONFORMANCE PROFILE: the VC API is open to everybody and signs with throw-away keys."
              + " This is no production system.");
    }
  }

  private static void requireThisMachine(URI baseUrl) {
    if (baseUrl.getHost() == null || !THIS_MACHINE.contains(baseUrl.getHost())) {
      throw new IllegalStateException(
          "issuer.vc-api.conformance is for stacks on one machine only; issuer.base-url is "
              + baseUrl);
    }
  }

  boolean isOn() {
    return isOn;
  }

  /** With the contexts that may be used. */
  Canonicalizer canonicalizer() {
    return new Canonicalizer(contexts());
  }

  private JsonLdContexts contexts() {
    return isOn ? JsonLdContexts.conformance() : JsonLdContexts.bundled();
  }
}
