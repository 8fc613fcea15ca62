package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;

/** Whether somebody supervised the assessment, and made sure who took it. */
public record Assessment(boolean supervised, boolean identityVerified, @NotNull Location location) {

  /** Where the assessment took place. */
  public enum Location {
    ONLINE,
    ONSITE;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The code of {@link #supervisionType} in the vocabularies, such as {@code unsupervised}. */
  public String supervisionCode() {
    if (!identityVerified) {
      return supervised ? "supervised" : "unsupervised";
    }
    return supervised
        ? "supervised_%s_identity_verified".formatted(location.code())
        : "unsupervised_identity_verified";
  }

  /**
   * The words of the European standard elements for this; it has none for unsupervised with
   * identity verification, which the EU vocabulary adds.
   *
   * @see <a href="https://eur-lex.europa.eu/eli/C/2022/243/oj">Council Recommendation of 16 June
   *     2022 (2022/C 243/02), Annex I</a>
   */
  public String supervisionType() {
    if (!supervised) {
      return identityVerified
          ? "unsupervised with identity verification"
          : "unsupervised with no identity verification";
    }
    if (!identityVerified) {
      return "supervised with no identity verification";
    }
    return "supervised %s with identity verification".formatted(location.code());
  }
}
