package nl.microcredentials.registry.issuers;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.registry.TrustList;
import nl.microcredentials.registry.KeyFile;
import nl.microcredentials.registry.RegistryConfig;
import org.jboss.logging.Logger;

/** Signs the trust list, once for each version and again when half of its time has passed. */
@ApplicationScoped
class SignedTrustList {

  private static final Logger LOG = Logger.getLogger(SignedTrustList.class);

  private final AccreditedIssuers issuers;
  private final Clock clock;
  private final String baseUrl;
  private final Duration timeToLive;
  private final Signer signer;

  private volatile Signed cached = new Signed(-1, Instant.MIN, "");

  SignedTrustList(AccreditedIssuers issuers, RegistryConfig config, Clock clock) {
    this.issuers = issuers;
    this.clock = clock;
    this.baseUrl = config.baseUrl().toString();
    this.timeToLive = config.trustList().timeToLive();
    var key = KeyFile.read(config.trustList().keyFile());
    this.signer = Ed25519.signer(key);
    PublicKey publicKey = Ed25519.publicKeyOf(key);
    LOG.infof("The public key of the trust list is %s", Multikey.encode(publicKey));
  }

  /** A signed list. */
  record Signed(long version, Instant renewal, String jws) {}

  Signed current() {
    var present = issuers.present();
    var held = cached;
    var now = clock.instant();
    if (held.version == present.version() && now.isBefore(held.renewal)) {
      return held;
    }
    var list =
        new TrustList(baseUrl, now, now.plus(timeToLive), present.version(), present.issuers());
    var signed =
        new Signed(
            present.version(),
            now.plus(timeToLive.dividedBy(2)),
            list.sign(baseUrl + "#trust-list", signer));
    cached = signed;
    return signed;
  }
}
