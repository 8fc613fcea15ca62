package nl.microcredentials.verifier.network;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.http.outgoing.GlobalNames;
import nl.microcredentials.http.outgoing.Transport;
import nl.microcredentials.http.outgoing.UrlRules;
import nl.microcredentials.verifier.VerifierConfig;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The only way to fetch something whose address stands in a document. Whoever writes a credential
 * chooses that address, and must not thereby reach what only this machine can reach.
 */
@Startup // a malformed setting stops the service now, not the first request
@ApplicationScoped
public class DocumentClient {

  /** A list of 2^26 bits that do not compress, encoded twice. */
  static final int MAXIMUM_LENGTH = 12 * 1024 * 1024;

  private static final String ACCEPT = "application/vc, application/json;q=0.9";

  private final UrlRules rules;
  private final Transport guarded;
  private final Transport exempt;

  @Inject
  DocumentClient(VerifierConfig config) {
    this(config.network(), SystemDefaultDnsResolver.INSTANCE);
  }

  DocumentClient(VerifierConfig.Network network, DnsResolver names) {
    this.rules = new UrlRules(network.extraOrigins().orElse(List.of()));
    this.guarded = new Transport(network.timeout(), new GlobalNames(names));
    this.exempt =
        network
            .trustedCertificates()
            .map(file -> new Transport(network.timeout(), names, TrustedCertificates.of(file)))
            .orElseGet(() -> new Transport(network.timeout(), names));
  }

  /**
   * Fetches one document.
   *
   * @throws FetchRefused if the address may not be asked, or the answer is not a whole document
   */
  public Fetched get(URI url) {
    return get(url, ACCEPT, MAXIMUM_LENGTH);
  }

  /**
   * Fetches one document of another kind.
   *
   * @param accept the media types that are understood
   * @param maximumLength in bytes
   * @throws FetchRefused if the address may not be asked, or the answer is not a whole document
   */
  public Fetched get(URI url, String accept, int maximumLength) {
    rules.check(url);
    var transport = rules.isExtra(url) ? exempt : guarded;
    var fetched = transport.get(url, accept, maximumLength);
    if (fetched.status() >= 300 && fetched.status() < 400 && fetched.status() != 304) {
      throw FetchRefused.limit("The server points to another address, which is not followed.");
    }
    if (fetched.status() != 200) {
      throw FetchRefused.retrieval("The server does not answer with a document.");
    }
    return fetched;
  }

  /** Whether the operator lets this address be asked, whatever its host. */
  public boolean isExempt(URI url) {
    return rules.isExtra(url);
  }

  @PreDestroy
  void close() throws IOException {
    guarded.close();
    exempt.close();
  }
}
