package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A level of the European or the Dutch Qualifications Framework; the terms of the Open Education
 * API. The Dutch framework has a level between 4 and 5, and an entry level, which corresponds to no
 * European one and is not offered here.
 *
 * @see <a href="https://www.nlqf.nl/niveaus">NLQF, levels</a>
 */
public enum LevelOfQualification {
  EQF_1("EQF", "1", 1),
  EQF_2("EQF", "2", 2),
  EQF_3("EQF", "3", 3),
  EQF_4("EQF", "4", 4),
  EQF_5("EQF", "5", 5),
  EQF_6("EQF", "6", 6),
  EQF_7("EQF", "7", 7),
  EQF_8("EQF", "8", 8),
  NLQF_1("NLQF", "1", 1),
  NLQF_2("NLQF", "2", 2),
  NLQF_3("NLQF", "3", 3),
  NLQF_4("NLQF", "4", 4),
  NLQF_4PLUS("NLQF", "4+", 4),
  NLQF_5("NLQF", "5", 5),
  NLQF_6("NLQF", "6", 6),
  NLQF_7("NLQF", "7", 7),
  NLQF_8("NLQF", "8", 8);

  private final String framework;
  private final String notation;
  private final int european;

  LevelOfQualification(String framework, String notation, int european) {
    this.framework = framework;
    this.notation = notation;
    this.european = european;
  }

  /** The value in JSON, such as {@code eqf_6} or {@code nlqf_4plus}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code EQF} or {@code NLQF}. */
  public String framework() {
    return framework;
  }

  /** How the framework itself writes the level, such as {@code 4+}. */
  public String notation() {
    return notation;
  }

  /** The level of the European framework that this one is, or was referenced to. */
  public LevelOfQualification european() {
    return values()[european - 1];
  }
}
