package nl.microcredentials.local.sample;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.registry.Sector;

/**
 * An institution that does not exist, to try the system with.
 *
 * @param name as it stands in addresses
 * @param institutionCode has the form of a real one and belongs to nobody
 */
public record SampleInstitution(
    String name, String legalName, Sector sector, String institutionCode, SampleCourse course) {

  /** Fragment of the verification method of the Ed25519 key. */
  public static final String KEY_ID = "key-2026-1";

  /** The keys of every institution, by the fragments of their verification methods. */
  public static final Map<String, KeyType> KEYS =
      Map.of(KEY_ID, KeyType.ED25519, "key-2026-2", KeyType.P_256);

  public String schacHomeOrganization() {
    return name + ".example";
  }

  public URI website() {
    return URI.create("https://www.%s.example/".formatted(name));
  }

  /** The decentralized identifier, whose document is served by the issuer at {@code issuer}. */
  public String did(URI issuer) {
    var host = URLEncoder.encode(issuer.getAuthority(), StandardCharsets.US_ASCII);
    return "did:web:%s:%s".formatted(host, name);
  }

  public String verificationMethod(URI issuer) {
    return did(issuer) + "#" + KEY_ID;
  }

  /** Under which its key of this type is kept. */
  public String keyName(KeyType type) {
    return name + '-' + type.curve().toLowerCase(Locale.ROOT);
  }
}
