package nl.microcredentials.issuer.documents.pdf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.Labels;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.documents.pdf.CertificatePage.Fact;
import nl.microcredentials.issuer.documents.pdf.CertificatePage.Row;
import nl.microcredentials.issuer.elements.LanguageMap;

/**
 * The elements of the European standard as a reader sees them, in one language.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/C/2022/243/oj">Council Recommendation of 16 June 2022
 *     (2022/C 243/02), Annex I</a>
 */
final class CertificateRows {

  private final AwardContent award;
  private final Language language;
  private final Labels labels;

  CertificateRows(AwardContent award, Language language) {
    this.award = award;
    this.language = language;
    this.labels = Labels.in(language);
  }

  String text(LanguageMap texts) {
    return language.choose(texts, award.texts().language());
  }

  String date(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language == Language.EN ? Locale.UK : language.locale())
        .format(time.atZone(Achievements.AGREEMENT_ZONE));
  }

  /** Size, level, date and result. */
  List<Fact> facts() {
    var studyLoad = award.studyLoad();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            labels.get("study-load"), size(studyLoad), labels.get(unitKey(studyLoad) + ".note")));
    award.eqfLevel().ifPresent(level -> facts.add(level(level)));
    facts.add(new Fact(labels.get("awarded"), date(award.awarded()), ""));
    facts.add(
        award
            .grade()
            .map(grade ->
                new Fact(
                    labels.get("grade"),
                    grade.value(),
                    labels.get("grade." + grade.resultValueType())))
            .orElseGet(() -> new Fact(labels.get("grade"), labels.get("grade.passed"), "")));
    return facts;
  }

  private static String unitKey(AwardContent.StudyLoad studyLoad) {
    return "study-load." + studyLoad.unit();
  }

  private String size(AwardContent.StudyLoad studyLoad) {
    var number = String.format(language.locale(), "%." + scale(studyLoad) + "f", studyLoad.value());
    var one = studyLoad.value().compareTo(BigDecimal.ONE) == 0;
    return labels.get(unitKey(studyLoad) + (one ? ".one" : ""), number);
  }

  private static int scale(AwardContent.StudyLoad studyLoad) {
    return Math.max(0, studyLoad.value().stripTrailingZeros().scale());
  }

  /** The Dutch framework has been referenced to the European one level by level. */
  private Fact level(String level) {
    var confirmed = award.achievement().path("levelConfirmed").booleanValue();
    return new Fact(
        labels.get("level"),
        labels.get("level.value", level),
        labels.get(confirmed ? "level.confirmed" : "level.note", level));
  }

  List<String> outcomes() {
    return award.texts().outcomes().stream().map(outcome -> text(outcome.text())).toList();
  }

  List<Row> rows() {
    var rows = new ArrayList<Row>();
    rows.add(new Row(labels.get("learner"), award.learner().name()));
    rows.add(new Row(labels.get("kind"), text(award.texts().title())));
    rows.add(new Row(labels.get("criteria"), text(award.texts().criteria())));
    rows.add(row("assessment-type", award.list("assessmentType")));
    rows.add(new Row(labels.get("supervision"), supervision()));
    rows.add(row("participation", award.list("participationType")));
    rows.add(new Row(labels.get("period"), period()));
    rows.add(new Row(labels.get("language"), languages()));
    rows.add(new Row(labels.get("quality-assurance"), qualityAssurance()));
    rows.add(new Row(labels.get("awarding-body"), awardingBody()));
    rows.add(new Row(labels.get("country"), country()));
    add(rows, "admission-requirements", award.texts().admissionRequirements());
    rows.add(new Row(labels.get("stackability"), stackability()));
    if (!award.otherCodes().isEmpty()) {
      rows.add(new Row(labels.get("codes"), codes()));
    }
    add(rows, "further-information", award.texts().furtherInformation());
    return rows;
  }

  private Row row(String key, List<String> codes) {
    return new Row(
        labels.get(key),
        codes.stream().map(code -> labels.get(key + '.' + code)).collect(Collectors.joining(", ")));
  }

  private void add(List<Row> rows, String key, Optional<LanguageMap> texts) {
    texts.ifPresent(present -> rows.add(new Row(labels.get(key), text(present))));
  }

  private String supervision() {
    var type = award.achievement().path("supervisionType").textValue();
    return labels.get("supervision." + type.replace(' ', '-'));
  }

  private String period() {
    var end = date(award.activityEnd());
    return award
        .activityStart()
        .map(start -> labels.get("period.from-to", date(start), end))
        .orElseGet(() -> labels.get("period.until", end));
  }

  private String languages() {
    return award.list("teachingLanguage").stream()
        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(language.locale()))
        .collect(Collectors.joining(", "));
  }

  private List<String> qualityAssurance() {
    return Stream.concat(
            Stream.of("framework", "qualityAssuranceType")
                .flatMap(member -> award.qualityAssurance(member).stream())
                .map(code -> labels.get("quality-assurance." + code)),
            Stream.of("body", "decision", "url")
                .flatMap(member -> award.qualityAssurance(member).stream()))
        .toList();
  }

  private List<String> awardingBody() {
    return List.of(
        award.institutionName(),
        labels.get("institution-code", award.institution().institutionCode()),
        award.institution().website().toString());
  }

  private String country() {
    return Locale.of("", award.countryCode()).getDisplayCountry(language.locale());
  }

  private List<String> stackability() {
    var stackable = award.achievement().path("stackable").booleanValue();
    return Stream.concat(
            Stream.of(labels.get("stackability." + stackable)), award.list("partOf").stream())
        .toList();
  }

  private String codes() {
    return award.otherCodes().stream()
        .map(code -> code.type() + ' ' + code.value())
        .collect(Collectors.joining(", "));
  }
}
