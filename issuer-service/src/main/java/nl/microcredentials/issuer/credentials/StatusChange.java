package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.issuer.elements.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a status is to be changed.
 *
 * @param reason on the closed list; it becomes public in the log, without anything about the
 *     learner
 * @param note a remark for the institution alone; kept encrypted, and not kept if the learner is
 *     erased
 */
public record StatusChange(
    @NotNull
        @Schema(
            enumeration = {
              "issued-in-error",
              "fraud",
              "superseded",
              "accreditation-withdrawn",
              "under-investigation",
              "investigation-closed",
              "other"
            },
            examples = "issued-in-error")
        String reason,
    String note) {

  public StatusChange {
    if (note != null) {
      PlainText.check(note, PlainText.SHORT);
    }
  }

  RequestedChange to(Change.Kind kind, String by) {
    return new RequestedChange(
        kind,
        Change.Reason.of(reason).orElseThrow(() -> malformed("The reason is not on the list.")),
        Optional.ofNullable(note),
        by);
  }
}
