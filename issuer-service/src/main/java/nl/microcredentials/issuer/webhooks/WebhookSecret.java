package nl.microcredentials.issuer.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import nl.microcredentials.issuer.ServiceKey;

/**
 * The secrets that receivers check deliveries with. None is stored: each is derived from its id.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 *     Standard Webhooks 1.0, signature scheme v1</a>
 */
@ApplicationScoped
class WebhookSecret {

  private static final String PREFIX = "whsec_";

  private final ServiceKey serviceKey;

  WebhookSecret(ServiceKey serviceKey) {
    this.serviceKey = serviceKey;
  }

  /** As the receiver is told it: {@code whsec_} and 32 bytes in base64. */
  String text(UUID secret) {
    return PREFIX + Base64.getEncoder().encodeToString(key(secret).getEncoded());
  }

  /**
   * The signature over one delivery, such as {@code
   * v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=}.
   *
   * @param time of sending, which is signed too: an old delivery cannot be sent again as a new one
   */
  String sign(UUID secret, String messageId, Instant time, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key(secret));
      mac.update(
          "%s.%d.".formatted(messageId, time.getEpochSecond()).getBytes(StandardCharsets.US_ASCII));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not available", e);
    }
  }

  private SecretKey key(UUID secret) {
    return serviceKey.derive("webhook-secret " + secret, "HmacSHA256");
  }
}
