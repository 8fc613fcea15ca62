package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/**
 * A credential in a presentation, in the envelope that secures it. It is not verified by verifying
 * the presentation.
 *
 * @param mediaType such as {@code application/vc+sd-jwt}
 * @param content the envelope; in base64 if it consists of bytes
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#enveloped-verifiable-credentials">
 *     VCDM 2.0, 4.13.1: Enveloped Verifiable Credentials</a>
 */
public record EnvelopedCredential(String mediaType, String content) {

  private static final String TYPE = "EnvelopedVerifiableCredential";
  private static final Pattern DATA_URL =
      Pattern.compile(
          "data:(application/(?:vc\\+jwt|vc\\+sd-jwt|dc\\+sd-jwt|vc\\+cose))(;base64)?,(.+)");

  /**
   * The credentials in {@code presentation} that stand in an envelope.
   *
   * @throws MalformedInputException if there is something else than that, or than a credential with
   *     a proof of its own: what is not secured must not be taken for a credential
   */
  public static List<EnvelopedCredential> in(ObjectNode presentation) {
    var member = presentation.path("verifiableCredential");
    var all = member.isArray() ? member.valueStream().toList() : List.of(member);
    return member.isMissingNode()
        ? List.of()
        : all.stream().flatMap(one -> read(one).stream()).toList();
  }

  private static Optional<EnvelopedCredential> read(JsonNode credential) {
    if (!hasType(credential)) {
      if (credential.path("proof").isEmpty()) {
        throw new MalformedInputException(
            PROOF_VERIFICATION_ERROR, "A credential in the presentation is not secured.");
      }
      return Optional.empty();
    }
    var url = DATA_URL.matcher(credential.path("id").asText().stripTrailing());
    var isBytes = url.matches() && url.group(1).endsWith("+cose");
    if (!url.matches() || isBytes != (url.group(2) != null)) {
      throw malformed("A credential in the presentation is not in an envelope that is known.");
    }
    return Optional.of(new EnvelopedCredential(url.group(1), url.group(3)));
  }

  private static boolean hasType(JsonNode credential) {
    var type = credential.path("type");
    return type.asText().equals(TYPE)
        || type.valueStream().anyMatch(one -> one.asText().equals(TYPE));
  }

  /** As it stands in a presentation. */
  public ObjectNode toJson() {
    var encoding = mediaType.endsWith("+cose") ? ";base64" : "";
    return StrictJson.object()
        .put("@context", JsonLdContexts.CREDENTIALS_V2)
        .put("type", TYPE)
        .put("id", "data:" + mediaType + encoding + ',' + content);
  }
}
