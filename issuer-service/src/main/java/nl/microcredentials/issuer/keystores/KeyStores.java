package nl.microcredentials.issuer.keystores;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.keys.VerifyingSigner;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.IssuerConfig;

/** Opens the keys that the operator has set up, wherever they are kept. */
@Singleton
public class KeyStores {

  /** Signed to see whether a key works. It is neither a JWS nor a hash, and so never a proof. */
  private static final byte[] PROBE = "Is this key in working order?".getBytes(US_ASCII);

  private final IssuerConfig.KeyStore config;
  private final MeterRegistry metrics;
  private final SecureRandom random;
  private final Map<String, TokenGuard> guards = new ConcurrentHashMap<>();

  KeyStores(IssuerConfig config, MeterRegistry metrics, SecureRandom random) {
    this.config = config.keyStore();
    this.metrics = metrics;
    this.random = random;
  }

  /**
   * Opens a key and tries it out.
   *
   * @throws IllegalStateException with a sentence for the operator if that fails
   */
  public StoredKey open(KeySettings settings) {
    var kind = settings.kind();
    var opened = open(settings, kind);
    requireKnownType(settings, opened);
    var verifying =
        opened.signer().<Signer>map(signer -> new VerifyingSigner(signer, opened.publicKey()));
    verifying.ifPresent(signer -> tryOut(settings, signer));
    var guard = opened.token().map(token -> guards.computeIfAbsent(token, this::guard));
    var signer = verifying.<Signer>map(raw -> new MeasuredSigner(raw, kind, guard, metrics));
    return new StoredKey(
        kind,
        opened.publicKey(),
        signer,
        () -> guard.isEmpty() || guard.get().isClosed() || signer.filter(this::signs).isPresent());
  }

  OpenedKey open(KeySettings settings, StoreKind kind) {
    return switch (kind) {
      case JSON_WEB_KEY -> MemoryStores.jsonWebKey(settings, random);
      case PKCS_12 -> MemoryStores.pkcs12(settings, random);
      case PKCS_11 -> Pkcs11Key.open(settings);
      case PUBLIC_KEY -> MemoryStores.publicKey(settings);
    };
  }

  private TokenGuard guard(String token) {
    return new TokenGuard(token, config);
  }

  private static void requireKnownType(KeySettings settings, OpenedKey opened) {
    switch (KeyType.of(opened.publicKey())) {
      case ED25519, P_256 -> {}
      case P_384, P_521 -> throw settings.wrong("keys of institutions are Ed25519 or P-256");
    }
  }

  private static void tryOut(KeySettings settings, Signer signer) {
    try {
      signer.sign(PROBE);
    } catch (RuntimeException e) {
      throw settings.wrong("what the private key signs does not verify with its public key");
    }
  }

  private boolean signs(Signer signer) {
    try {
      return signer.sign(PROBE).length > 0;
    } catch (Refused e) {
      return false;
    }
  }
}
