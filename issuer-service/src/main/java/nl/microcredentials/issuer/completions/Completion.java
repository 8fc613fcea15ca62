package nl.microcredentials.issuer.completions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.PlainText;
import nl.microcredentials.issuer.elements.PublicUrl;
import nl.microcredentials.issuer.elements.StudyLoad;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an institution reports: this learner has completed that achievement.
 *
 * @param achievementId as in {@code PUT /v1/achievements/{id}}
 * @param studyLoad if given, must be that of the achievement
 * @param assessment if it went differently from what the achievement says
 * @param experiment if the learner takes part under the experimental space of the agreements
 * @param evidence what shows that the learner can do it; stands in the credential
 * @param asserted JSON Pointers to what was not recorded for this learner: the institution asserts
 *     it for all of its learners, or by awarding
 */
@Schema(examples = CompletionExamples.QUANTUM_COMPUTING)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Completion(
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String achievementId,
    @NotNull @Valid Participant learner,
    @NotNull @Valid Result result,
    @Valid StudyLoad studyLoad,
    @NotNull @Valid Association association,
    @Valid Assessment assessment,
    @Valid Experiment experiment,
    @NotNull @Valid Source source,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 10)
        List<@NotNull @Valid Evidence> evidence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 4)
        List<
                @NotNull
                @Pattern(
                    regexp =
                        NAME_VALIDATED + '|' + INITIAL_STUDENT + '|' + RESULT + '|' + RESULT_FINAL)
                String>
            asserted) {

  /** For {@code asserted}: that the names of learners are checked. */
  public static final String NAME_VALIDATED = "/learner/nameValidated";

  /** For {@code asserted}: whether learners are enrolled in initial education. */
  public static final String INITIAL_STUDENT = "/learner/initialStudent";

  /** For {@code asserted}: by awarding, that the result is final and passed. */
  public static final String RESULT = "/result";

  /** For {@code asserted}: that the results it reports are settled. */
  public static final String RESULT_FINAL = "/result/final";

  /** An eduId. */
  public static final String EDU_ID = "[A-Za-z0-9._:/@-]{1,255}";

  /** An eduPersonPrincipalName, or an e-mail address. */
  public static final String SCOPED_NAME = "[^\\s@]{1,128}@[A-Za-z0-9.-]{1,126}";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}";

  public Completion {
    evidence = evidence == null ? List.of() : evidence;
    asserted = asserted == null ? List.of() : asserted;
  }

  /**
   * Who completed it. At least one of the identifiers is needed; the first of eduId,
   * eduPersonPrincipalName and email is the one by which the learner is known from then on.
   *
   * @param nameValidated whether the name was checked by an institution or a government
   * @param initialStudent whether the learner is enrolled in initial education
   * @param holder identifier of the learner's wallet: an Ed25519, P-256, P-384 or P-521 key
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Participant(
      @Pattern(regexp = EDU_ID) String eduId,
      @Pattern(regexp = SCOPED_NAME) String eduPersonPrincipalName,
      @Pattern(regexp = SCOPED_NAME) String email,
      @NotNull String givenName,
      @NotNull String familyName,
      @NotNull Boolean nameValidated,
      @NotNull Boolean initialStudent,
      @Pattern(regexp = "did:key:z[1-9A-HJ-NP-Za-km-z]{40,128}") String holder) {

    public Participant {
      if (givenName != null) {
        PlainText.checkLine(givenName);
      }
      if (familyName != null) {
        PlainText.checkLine(familyName);
      }
      checkHolder(holder);
    }

    /** Credentials that are bound to a key of which nobody can make anything are of no use. */
    private static void checkHolder(String holder) {
      try {
        if (holder != null) {
          DidKey.publicKey(holder);
        }
      } catch (Refused e) {
        throw MalformedInputException.malformed("The wallet is not a did:key of a known kind.");
      }
    }

    /** As it is hashed into the credential. */
    public String name() {
      return givenName + ' ' + familyName;
    }
  }

  /**
   * The result, in the words of the Open Education API, version 6.
   *
   * @param last whether the exam board has settled it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      @NotNull @Pattern(regexp = "in_progress|postponed|completed|queued") String state,
      @NotNull @Pattern(regexp = "unknown|passed|failed") String pass,
      @NotNull @JsonProperty("final") Boolean last,
      @Pattern(regexp = "[A-Za-z0-9.,+-]{1,32}") String score,
      @Pattern(
              regexp =
                  "pass_or_fail|insufficient_satisfactory_good|us_letter|uk_letter|de_grade"
                      + "|grade_0_100|grade_0_10|grade_0_10_one_decimal|reference_level_europass"
                      + "|other")
          String resultValueType,
      @NotNull OffsetDateTime resultDateTime) {

    public Result {
      checkYear(resultDateTime);
    }
  }

  /** How the learner was connected with the offering. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Association(
      @NotNull @Pattern(regexp = NAME) String id,
      @NotNull @Pattern(regexp = "pending|canceled|cancelled|denied|associated|queued|finished")
          String state,
      @NotNull @Pattern(regexp = "[a-z_ ]{1,32}") String role,
      OffsetDateTime startDateTime,
      OffsetDateTime endDateTime) {

    public Association {
      checkYear(startDateTime);
      checkYear(endDateTime);
    }
  }

  /**
   * The times in a credential have years of four digits; what lies far outside breaks calendars.
   */
  private static void checkYear(OffsetDateTime time) {
    if (time != null && (time.getYear() < 1900 || time.getYear() > 9998)) {
      throw MalformedInputException.malformed("A time lies in no year of ours.");
    }
  }

  /** Why the experimental space of the agreements applies. */
  public record Experiment(@NotNull String reason) {
    public Experiment {
      if (reason != null) {
        PlainText.check(reason, PlainText.SHORT);
      }
    }
  }

  /**
   * Something that shows what the learner can do.
   *
   * @param narrative how it does so
   * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#evidence">Open Badges 3.0, Evidence</a>
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evidence(PublicUrl url, String name, String description, String narrative) {
    public Evidence {
      checkIfThere(name, PlainText.SHORT);
      checkIfThere(description, PlainText.LONG);
      checkIfThere(narrative, PlainText.LONG);
    }

    private static void checkIfThere(String text, int maxLength) {
      if (text != null) {
        PlainText.check(text, maxLength);
      }
    }
  }

  /** Which record of which system this comes from; the same record gives one credential. */
  public record Source(
      @NotNull @Pattern(regexp = NAME) String system, @NotNull @Pattern(regexp = NAME) String id) {

    /** Both in one; system and id hold no line end. */
    public String key() {
      return system + '\n' + id;
    }
  }
}
