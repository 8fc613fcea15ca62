package nl.microcredentials.core.credential;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.digest.ResourceIntegrity;

/**
 * A resource that a credential relies on, and what its bytes must be.
 *
 * @param id URL of it
 * @param mediaType under which it is retrieved
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#integrity-of-related-resources">
 *     VCDM 2.0, 5.3: Integrity of Related Resources</a>
 */
public record RelatedResource(String id, Optional<String> mediaType, ResourceIntegrity integrity) {

  static List<RelatedResource> readAll(MemberReader credential) {
    var resources =
        credential.objects("relatedResource").stream().map(RelatedResource::read).toList();
    var ids = new HashSet<String>();
    if (!resources.stream().map(RelatedResource::id).allMatch(ids::add)) {
      credential.malformed("relatedResource names a resource twice.");
    }
    return resources;
  }

  private static RelatedResource read(MemberReader resource) {
    var integrity = resource.integrity();
    if (!resource.has("digestSRI") && !resource.has("digestMultibase")) {
      resource.malformed("digestSRI or digestMultibase is not there.");
    }
    return new RelatedResource(
        resource.url("id"),
        resource.optionalText("mediaType"),
        integrity.orElse(ResourceIntegrity.NONE));
  }
}
