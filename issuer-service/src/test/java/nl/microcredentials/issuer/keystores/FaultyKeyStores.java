package nl.microcredentials.issuer.keystores;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import nl.microcredentials.issuer.IssuerConfig;

/** Takes all keys for keys in one device, which can fail. */
@Alternative
@Singleton
public class FaultyKeyStores extends KeyStores {

  FaultyKeyStores(IssuerConfig config, MeterRegistry metrics, SecureRandom random) {
    super(config, metrics, random);
  }

  @Override
  OpenedKey open(KeySettings settings, StoreKind kind) {
    var opened = super.open(settings, kind);
    return new OpenedKey(
        opened.publicKey(), opened.signer().map(FaultySigner::new), Optional.of("one device"));
  }
}
