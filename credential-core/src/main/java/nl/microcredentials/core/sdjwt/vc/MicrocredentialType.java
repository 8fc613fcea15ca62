package nl.microcredentials.core.sdjwt.vc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.microcredentials.core.digest.Digests;
import nl.microcredentials.core.digest.ResourceIntegrity;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.keys.StandardBase64;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata.Claim;

/**
 * Our type of SD-JWT VC: the claims of the European attestation rulebook for micro-credentials, to
 * the letter, under a name of our own; and one claim more, see {@link RegistrationClaim}.
 *
 * <p>The rulebook's own name is no URI, so that somebody else can give it to something else; SD-JWT
 * VC forbids that.
 *
 * @see <a
 *     href="https://github.com/webuild-consortium/webuild-attestation-rulebooks-catalog/tree/main/rulebooks/rb-microcredential">WE
 *     BUILD Attestation Rulebooks Catalog: Micro-credential, version 0.1 of 2026-07-21</a>
 */
public final class MicrocredentialType {

  /** URI of the type, and address of its metadata. */
  public static final String VCT = "https://microcredentials.nl/credentials/microcredential/v1";

  private static final byte[] BYTES = read("microcredential-v1.json");
  private static final TypeMetadata METADATA = TypeMetadata.read(BYTES);

  private MicrocredentialType() {}

  /** The metadata as they are published. */
  public static byte[] bytes() {
    return BYTES.clone();
  }

  /** What the metadata say. */
  public static TypeMetadata metadata() {
    return METADATA;
  }

  /** The {@code vct#integrity} of credentials of this type. */
  public static String integrity() {
    return "sha256-" + StandardBase64.encode(Sha256.of(BYTES));
  }

  /**
   * Whether {@code integrity} is that of the metadata.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if it holds no digest
   */
  static boolean hasIntegrity(String integrity) {
    return ResourceIntegrity.read(StrictJson.object().put("digestSRI", integrity))
        .orElseThrow()
        .holdsFor(Digests.of(BYTES));
  }

  /** Those of the claims that stand at the top, by their names. */
  static Map<String, Claim> members() {
    var members = new LinkedHashMap<String, Claim>();
    for (var claim : METADATA.claims()) {
      if (claim.path().steps().getFirst() instanceof ClaimPath.Step.Name(var name)
          && claim.path().steps().size() == 1) {
        members.put(name, claim);
      }
    }
    return members;
  }

  private static byte[] read(String file) {
    try (var resource = MicrocredentialType.class.getResourceAsStream(file)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
