package nl.microcredentials.issuer.directaward;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Awards of one badge class, as student systems send them to edubadges.
 *
 * @param badgeclass name of the achievement, or the entity id of the badge class if a mapping of
 *     the type {@code edubadges} was set for it
 * @param identifierType by what learners are known: eppn (the default) or email
 * @param sisUserId not kept: who acts here is the client with the access token
 * @param batchMode of no meaning here: a bundle is always answered as a whole
 * @param ltiImport of no meaning here
 * @param notifyRecipients of no meaning here: whether learners are written to is decided elsewhere
 * @param status Active, if given
 * @see <a href="https://github.com/edubadges/edubadges-server">edubadges, DirectAwardBundle</a>
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(examples = DirectAwardExamples.BUNDLE)
public record DirectAwardBundle(
    @NotNull @Pattern(regexp = "[A-Za-z0-9_-][A-Za-z0-9._:-]{0,127}") String badgeclass,
    @NotEmpty @Schema(maxItems = MAX_AWARDS) List<@NotNull DirectAward> directAwards,
    @Pattern(regexp = "eppn|email") String identifierType,
    @Size(max = 255) String sisUserId,
    Boolean batchMode,
    Boolean ltiImport,
    OffsetDateTime scheduledAt,
    Boolean notifyRecipients,
    @Pattern(regexp = "Active") String status) {

  static final int MAX_AWARDS = 500;

  public DirectAwardBundle {
    if (directAwards != null && directAwards.size() > MAX_AWARDS) {
      throw new MalformedInputException(
          ProblemType.PAYLOAD_TOO_LARGE, "Send at most %d awards at once.".formatted(MAX_AWARDS));
    }
  }

  boolean byEmail() {
    return "email".equals(identifierType);
  }

  /**
   * One award. What is wrong with one says nothing of the others, so its values are checked one by
   * one. A blank text is none, as edubadges has it.
   *
   * @param name of the evidence, as are description and narrative
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record DirectAward(
      String eppn,
      String recipientEmail,
      String firstName,
      String surname,
      String evidenceUrl,
      String narrative,
      String name,
      String description,
      String gradeAchieved) {

    public DirectAward {
      eppn = orNull(eppn);
      recipientEmail = orNull(recipientEmail);
      firstName = orNull(firstName);
      surname = orNull(surname);
      evidenceUrl = orNull(evidenceUrl);
      narrative = orNull(narrative);
      name = orNull(name);
      description = orNull(description);
      gradeAchieved = orNull(gradeAchieved);
    }

    private static String orNull(String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }
}
