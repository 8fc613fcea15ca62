package nl.microcredentials.issuer.csv;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of a file of completions: a member of {@link
 * nl.microcredentials.issuer.completions.Completion}, named by the members that lead to it.
 *
 * @param name such as {@code learner.givenName}
 * @param pointer where the value stands in the completion
 * @param kind how its cells are read
 * @param required whether each file has it; cells may be empty all the same, if a completion may be
 *     without
 */
record CsvColumn(String name, JsonPointer pointer, CsvCell kind, boolean required) {

  private static final List<CsvColumn> ALL =
      List.of(
          required("achievementId", CsvCell.TEXT),
          optional("learner.eduId", CsvCell.TEXT),
          optional("learner.eduPersonPrincipalName", CsvCell.TEXT),
          optional("learner.email", CsvCell.TEXT),
          required("learner.givenName", CsvCell.TEXT),
          required("learner.familyName", CsvCell.TEXT),
          required("learner.nameValidated", CsvCell.TRUTH),
          required("learner.initialStudent", CsvCell.TRUTH),
          optional("learner.holder", CsvCell.TEXT),
          required("result.state", CsvCell.TEXT),
          required("result.pass", CsvCell.TEXT),
          required("result.final", CsvCell.TRUTH),
          optional("result.score", CsvCell.SCORE),
          optional("result.resultValueType", CsvCell.TEXT),
          required("result.resultDateTime", CsvCell.TIME),
          optional("studyLoad.value", CsvCell.NUMBER),
          optional("studyLoad.studyLoadUnit", CsvCell.TEXT),
          required("association.id", CsvCell.TEXT),
          required("association.state", CsvCell.TEXT),
          required("association.role", CsvCell.TEXT),
          optional("association.startDateTime", CsvCell.TIME),
          optional("association.endDateTime", CsvCell.TIME),
          optional("assessment.supervised", CsvCell.TRUTH),
          optional("assessment.identityVerified", CsvCell.TRUTH),
          optional("assessment.location", CsvCell.TEXT),
          optional("experiment.reason", CsvCell.TEXT),
          ofEvidence("url"),
          ofEvidence("name"),
          ofEvidence("description"),
          ofEvidence("narrative"),
          required("source.system", CsvCell.TEXT),
          required("source.id", CsvCell.TEXT));

  private static final Map<String, CsvColumn> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(CsvColumn::name, Function.identity()));

  private static CsvColumn required(String name, CsvCell kind) {
    return new CsvColumn(name, pointerTo(name), kind, true);
  }

  private static CsvColumn optional(String name, CsvCell kind) {
    return new CsvColumn(name, pointerTo(name), kind, false);
  }

  private static JsonPointer pointerTo(String name) {
    return JsonPointer.compile('/' + name.replace('.', '/'));
  }

  /** A completion may have several; a row has room for one. */
  private static CsvColumn ofEvidence(String member) {
    var pointer = JsonPointer.compile("/evidence/0/" + member);
    return new CsvColumn("evidence." + member, pointer, CsvCell.TEXT, false);
  }

  static boolean isKnown(String name) {
    return BY_NAME.containsKey(name);
  }

  static CsvColumn named(String name) {
    return BY_NAME.get(name);
  }

  static List<String> requiredNames() {
    return ALL.stream().filter(CsvColumn::required).map(CsvColumn::name).toList();
  }

  static List<String> names() {
    return ALL.stream().map(CsvColumn::name).toList();
  }
}
