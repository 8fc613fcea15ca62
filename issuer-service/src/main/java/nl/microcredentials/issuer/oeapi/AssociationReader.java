package nl.microcredentials.issuer.oeapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.elements.StudyLoad;
import nl.microcredentials.issuer.elements.StudyLoadUnit;

/**
 * Reads associations with their person and offering expanded.
 *
 * <p>The standard lets systems add members, and newer minor versions do; whatever is not needed is
 * not looked at and not kept. So a national identity number, which the standard has a code for,
 * does not enter.
 */
record AssociationReader(Version version, Kind kind) {

  private static final int MAX_CODES = 50;

  /** Codes of persons that the standard leaves to those who use it. */
  private static final Set<String> EDU_ID = Set.of("x-eduid", "x-eduId", "x-eduID");

  private static final Set<String> EPPN = Set.of("x-eppn", "x-eduPersonPrincipalName");

  private static final String EXPANDED = "the whole object, as with expand in the standard";

  /**
   * Reads one association.
   *
   * @throws AssociationMalformed if something that is needed is missing, or has not its form
   */
  Association read(JsonNode json) {
    var association = new Member(json, "").object("an association");
    checkType(association);
    var offering = association.at(version.offering(kind)).object(EXPANDED);
    var start = version.time(association, "start").or(() -> version.time(offering, "start"));
    return new Association(
        association.at("associationId").requiredText(),
        association.at("role").requiredText().replace(' ', '_'),
        stateOf(association),
        start,
        association.at("actualEndDateTime").dateTime(),
        person(association.at("person").object(EXPANDED)),
        result(association.at("result").object("the result"), offering),
        codes(offering),
        association.at("ext").optionalObject().at("experimentReason").text());
  }

  /** Version 5 has one object for every kind of offering. */
  private void checkType(Member association) {
    var type = association.at("associationType");
    var expected = version.education(kind) + "OfferingAssociation";
    if (version == Version.V5 && type.text().filter(t -> !t.equals(expected)).isPresent()) {
      throw type.malformed(expected);
    }
  }

  /**
   * Version 5 knows no end of an association: it stays {@code associated}, and the result says
   * whether it is over.
   */
  private String stateOf(Member association) {
    var state = association.at("state").requiredText();
    return state.equals(version.lastState()) ? Version.V6.lastState() : state;
  }

  private Association.Person person(Member person) {
    var codes = codesOf(person);
    var ext = person.at("ext").optionalObject();
    var prefix = person.at("surnamePrefix").text().map(p -> p + ' ').orElse("");
    return new Association.Person(
        codeOf(codes, EDU_ID),
        codeOf(codes, EPPN),
        person.at(version.email()).text().or(() -> codeOf(codes, Set.of(version.emailCode()))),
        person.at("givenName").text(),
        person.at("surname").text().map(surname -> prefix + surname),
        ext.at("nameValidated").flag(),
        ext.at("initialStudent").flag());
  }

  private static Optional<String> codeOf(List<OtherCode> codes, Set<String> types) {
    return codes.stream()
        .filter(code -> types.contains(code.codeType()))
        .map(OtherCode::code)
        .findFirst();
  }

  private Association.Result result(Member result, Member offering) {
    var score = result.at("score").text();
    // the result itself may name its scale since version 6.1
    var scale = result.at("resultvaluetype").text().or(() -> offering.at("resultValueType").text());
    return new Association.Result(
        result.at("state").requiredText().replace(' ', '_'),
        result.at("pass").text().orElse("unknown"),
        last(result),
        score,
        score.flatMap(s -> scale.map(type -> version.scale(type, s))),
        version
            .time(result, "result")
            .orElseThrow(() -> new AssociationMalformed(version.resultTime(), "a time")),
        studyLoad(result.at("studyLoad").optionalObject()));
  }

  private Optional<Boolean> last(Member result) {
    return switch (version) {
      case V5 -> result.at("ext").optionalObject().at("final").flag();
      case V6 -> Optional.of(result.at("final").flag().orElse(false)); // the standard's default
    };
  }

  /** Units that say nothing of the notional workload, such as contact time, are left out. */
  private static Optional<StudyLoad> studyLoad(Member studyLoad) {
    if (studyLoad.isAbsent()) {
      return Optional.empty();
    }
    var unit = studyLoad.at("studyLoadUnit").requiredText();
    var value = studyLoad.at("value").requiredNumber();
    return Arrays.stream(StudyLoadUnit.values())
        .filter(known -> known.code().equals(unit))
        .findFirst()
        .map(known -> new StudyLoad(value, known));
  }

  private List<OtherCode> codes(Member offering) {
    var codes = new ArrayList<>(codesOf(offering));
    var education = offering.at(version.education(kind));
    if (education.node().isObject()) { // or its identifier only
      codes.addAll(codesOf(education));
    }
    return List.copyOf(codes);
  }

  private static List<OtherCode> codesOf(Member owner) {
    var codes = new ArrayList<OtherCode>();
    if (!owner.at("primaryCode").isAbsent()) {
      codes.add(code(owner.at("primaryCode")));
    }
    owner.at("otherCodes").items(MAX_CODES).forEach(entry -> codes.add(code(entry)));
    return codes;
  }

  /** The one object of the standard that has no other members. */
  private static OtherCode code(Member entry) {
    entry.object("an object with codeType and code");
    if (entry.node().size() != 2) {
      throw entry.malformed("an object with codeType and code only");
    }
    return new OtherCode(entry.at("codeType").requiredText(), entry.at("code").requiredText());
  }
}
