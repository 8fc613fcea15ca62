package nl.microcredentials.issuer.oeapi;

import java.time.OffsetDateTime;
import java.util.Optional;
import nl.microcredentials.issuer.achievements.Achievements;

/**
 * The versions of the Open Education API that institutions use, and in what their words differ.
 *
 * @see <a href="https://openonderwijsapi.nl/v5/">Open Education API, version 5</a>
 * @see <a href="https://openonderwijsapi.nl/v6/">Open Education API, version 6</a>
 */
enum Version {
  V5 {
    @Override
    String offering(Kind kind) {
      return "offering";
    }

    @Override
    String education(Kind kind) {
      return kind == Kind.COURSE ? "course" : "program";
    }

    @Override
    String email() {
      return "mail";
    }

    @Override
    String emailCode() {
      return "emailAdress"; // as the standard spells it
    }

    @Override
    String resultTime() {
      return "/result/resultDate";
    }

    /** The standard has no word for it yet. */
    @Override
    String resultFinal() {
      return "/result/ext/final";
    }

    @Override
    String lastState() {
      return "associated";
    }

    @Override
    Optional<OffsetDateTime> time(Member parent, String name) {
      return parent
          .at(name + "Date")
          .date()
          .map(date -> date.atStartOfDay(Achievements.AGREEMENT_ZONE).toOffsetDateTime());
    }

    @Override
    String scale(String resultValueType, String score) {
      return switch (resultValueType) {
        case "pass-or-fail" -> "pass_or_fail";
        case "US letter" -> "us_letter";
        case "UK letter" -> "uk_letter";
        case "0-100" -> "grade_0_100";
        case "1-10" -> score.matches("\\d+") ? "grade_0_10" : "grade_0_10_one_decimal";
        default -> OTHER_SCALE;
      };
    }
  },

  V6 {
    @Override
    String offering(Kind kind) {
      return kind == Kind.COURSE ? "courseOffering" : "programmeOffering";
    }

    @Override
    String education(Kind kind) {
      return kind == Kind.COURSE ? "course" : "programme";
    }

    @Override
    String email() {
      return "email";
    }

    @Override
    String emailCode() {
      return "email_address";
    }

    @Override
    String resultTime() {
      return "/result/resultDateTime";
    }

    @Override
    String resultFinal() {
      return "/result/final";
    }

    @Override
    String lastState() {
      return "finished";
    }

    @Override
    Optional<OffsetDateTime> time(Member parent, String name) {
      return parent.at(name + "DateTime").dateTime();
    }

    /** Our own scales are those of this version, which lets institutions add some. */
    @Override
    String scale(String resultValueType, String score) {
      return resultValueType.startsWith("x-") ? OTHER_SCALE : resultValueType;
    }
  };

  private static final String OTHER_SCALE = "other";

  /** The member with the offering. */
  abstract String offering(Kind kind);

  /** The member, within the offering, with what is offered. */
  abstract String education(Kind kind);

  abstract String email();

  /** The type of a code that is an e-mail address. */
  abstract String emailCode();

  abstract String resultTime();

  /** Where it stands whether the exam board has settled the result. */
  abstract String resultFinal();

  /** The state of an association after which none comes. */
  abstract String lastState();

  /** The time, or the beginning of the day, in the member that begins with {@code name}. */
  abstract Optional<OffsetDateTime> time(Member parent, String name);

  /** The scale of a score, in the words of version 6. */
  abstract String scale(String resultValueType, String score);
}
