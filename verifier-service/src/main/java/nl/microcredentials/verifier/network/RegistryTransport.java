package nl.microcredentials.verifier.network;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.http.outgoing.Transport;
import nl.microcredentials.verifier.VerifierConfig;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Fetches from the national registry. Its address comes from the operator, so it may be a private
 * one; the bounds on time and size hold all the same.
 */
@ApplicationScoped
public class RegistryTransport {

  private static final int MAXIMUM_LENGTH = 16 * 1024 * 1024;

  private final String base;
  private final Transport transport;

  RegistryTransport(VerifierConfig config) {
    this.base = config.registry().url().toString().replaceAll("/+$", "");
    this.transport = new Transport(config.registry().timeout(), SystemDefaultDnsResolver.INSTANCE);
  }

  /**
   * Asks the registry for what stands at a path.
   *
   * @throws FetchRefused if there is no answer
   */
  public Fetched get(String path, String accept) {
    return transport.get(URI.create(base + path), accept, MAXIMUM_LENGTH);
  }

  @PreDestroy
  void close() throws IOException {
    transport.close();
  }
}
