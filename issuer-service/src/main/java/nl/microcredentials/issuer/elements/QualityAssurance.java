package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * What stands behind the quality of an achievement.
 *
 * @param body who assured it
 * @param decision by which decision
 */
public record QualityAssurance(
    @NotNull Framework framework,
    @NotNull PublicUrl url,
    @NotNull Type type,
    @Size(max = PlainText.SHORT) String body,
    @Size(max = PlainText.SHORT) String decision) {

  public QualityAssurance {
    if (body != null) {
      PlainText.check(body, PlainText.SHORT);
    }
    if (decision != null) {
      PlainText.check(decision, PlainText.SHORT);
    }
  }

  /** The national agreements: higher education, vocational education. */
  public enum Framework {
    NL_HBO_WO,
    NL_MBO;

    @JsonValue
    public String code() {
      return name().replace('_', '-');
    }
  }

  /** The kinds of quality assurance in the European rulebook for micro-credentials. */
  public enum Type {
    INSTITUTIONAL_ACCREDITATION,
    PROGRAMME_ACCREDITATION,
    NATIONAL_QUALITY_AGENCY,
    SECTORAL_QUALITY_ASSURANCE;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
