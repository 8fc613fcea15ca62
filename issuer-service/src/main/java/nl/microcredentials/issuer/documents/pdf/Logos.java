package nl.microcredentials.issuer.documents.pdf;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.issuer.IssuerConfig;

/** The logos of the institutions, as data URLs: nothing is fetched when a page is made. */
@Startup // a file that cannot be read must show before the first document, not at it
@ApplicationScoped
class Logos {

  /** A logo stands in every document. */
  private static final int MAX_BYTES = 256 * 1024;

  private final Map<String, String> byInstitution = new HashMap<>();

  Logos(IssuerConfig config) {
    config
        .institutions()
        .forEach((name, institution) ->
            institution.logo().ifPresent(file -> byInstitution.put(name, dataUrl(file))));
  }

  private static String dataUrl(Path file) {
    try {
      var bytes = Files.readAllBytes(file);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalStateException(file + " is larger than " + MAX_BYTES + " bytes");
      }
      return "data:%s;base64,%s"
          .formatted(mediaType(file), Base64.getEncoder().encodeToString(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("a logo cannot be read from " + file, e);
    }
  }

  private static String mediaType(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "image/png";
    }
    if (name.endsWith(".svg")) {
      return "image/svg+xml";
    }
    throw new IllegalStateException(file + " is neither .png nor .svg");
  }

  Optional<String> of(String institution) {
    return Optional.ofNullable(byInstitution.get(institution));
  }
}
