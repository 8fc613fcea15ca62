package nl.microcredentials.issuer.claiming;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.issuance.IssuedCredential;

/**
 * What a credential says, for somebody who reads it.
 *
 * @param language of title and description
 * @param learner the name, which the credential itself holds as a hash only
 * @param status active, suspended, revoked or replaced
 * @param awardedOn the date in the Netherlands
 * @param awarded the same in words
 * @param size with the sign for decimals of the reader's language
 * @param unit ects, sbu or hour
 * @param level 1 to 8; null if there is none
 * @param grade null if there is none
 */
record CredentialFacts(
    String title,
    String language,
    String description,
    String learner,
    String institution,
    String status,
    LocalDate awardedOn,
    String awarded,
    String size,
    String unit,
    String level,
    String grade,
    List<Outcome> outcomes) {

  /** One learning outcome, in one language. */
  record Outcome(String language, String text) {}

  static CredentialFacts of(
      IssuedCredential credential, JsonNode json, String learner, Locale locale) {
    var subject = json.path("credentialSubject");
    var achievement = subject.path("achievement");
    var awardedOn =
        OffsetDateTime.parse(json.path("awardedDate").textValue())
            .atZoneSameInstant(Achievements.AGREEMENT_ZONE)
            .toLocalDate();
    return new CredentialFacts(
        json.path("name").textValue(),
        achievement.path("inLanguage").textValue(),
        achievement.path("description").textValue(),
        learner,
        json.at("/issuer/name").textValue(),
        credential.status().code(),
        awardedOn,
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(awardedOn),
        NumberFormat.getInstance(locale).format(achievement.at("/studyLoad/value").decimalValue()),
        achievement.at("/studyLoad/studyLoadUnit").textValue(),
        level(achievement),
        subject.at("/result/0/value").textValue(),
        outcomes(achievement.path("learningOutcome"), locale));
  }

  private static String level(JsonNode achievement) {
    return StreamSupport.stream(achievement.path("alignment").spliterator(), false)
        .filter(alignment -> alignment.path("targetType").asText().equals("ext:EQFLevel"))
        .map(alignment -> alignment.path("targetCode").textValue())
        .findFirst()
        .orElse(null);
  }

  /**
   * The outcomes in the reader's language if all of them are given in it; otherwise every text, so
   * that none is missing. A credential lists texts, not which of them say the same.
   */
  private static List<Outcome> outcomes(JsonNode texts, Locale locale) {
    var all =
        StreamSupport.stream(texts.spliterator(), false)
            .map(text ->
                new Outcome(text.path("@language").textValue(), text.path("@value").textValue()))
            .toList();
    var byLanguage = all.stream().collect(Collectors.groupingBy(Outcome::language));
    var own = byLanguage.getOrDefault(locale.getLanguage(), List.of());
    return byLanguage.values().stream().allMatch(others -> others.size() <= own.size()) ? own : all;
  }
}
