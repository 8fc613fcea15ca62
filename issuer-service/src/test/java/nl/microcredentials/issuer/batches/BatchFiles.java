package nl.microcredentials.issuer.batches;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.Uploads;
import org.assertj.core.api.Assertions;

/** Files of completions, and how tests hand them in. */
final class BatchFiles {

  static final String CSV = "text/csv";
  static final String NDJSON = Uploads.NDJSON;

  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private BatchFiles() {}

  /** The cells of a row that is issued, by their columns; nobody else has its learner. */
  static Map<String, String> cells(String... changes) {
    var unique = UUID.randomUUID().toString();
    var cells = new LinkedHashMap<String, String>();
    cells.put("achievementId", Completions.ACHIEVEMENT);
    cells.put("learner.eduPersonPrincipalName", unique + "@universiteit-aan-zee.example");
    cells.put("learner.givenName", "Sanne");
    cells.put("learner.familyName", "Jansen");
    cells.put("learner.nameValidated", "ja");
    cells.put("learner.initialStudent", "nee");
    cells.put("result.state", "completed");
    cells.put("result.pass", "passed");
    cells.put("result.final", "ja");
    cells.put("result.resultDateTime", "2026-11-20T15:00:00+01:00");
    cells.put("association.id", unique);
    cells.put("association.state", "finished");
    cells.put("association.role", "student");
    cells.put("source.system", "osiris");
    cells.put("source.id", unique);
    for (int i = 0; i < changes.length; i += 2) {
      cells.put(changes[i], changes[i + 1]);
    }
    return cells;
  }

  /** A file of these rows; their columns are the same. */
  @SafeVarargs
  static String csv(Map<String, String>... rows) {
    var file = new StringBuilder(String.join(";", rows[0].keySet())).append("\r\n");
    for (var row : rows) {
      file.append(String.join(";", row.values())).append("\r\n");
    }
    return file.toString();
  }

  /** A file of so many rows that are issued. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static String csv(int rows) {
    return csv(IntStream.range(0, rows).mapToObj(_ -> cells()).toArray(Map[]::new));
  }

  static String ndjson(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(_ -> Completions.fresh().toString())
        .collect(Collectors.joining("\n"));
  }

  static ValidatableResponse upload(String type, String file) {
    return upload(type, file.getBytes(StandardCharsets.UTF_8));
  }

  static ValidatableResponse upload(String type, byte[] file) {
    return as("issuer").contentType(type).body(file).post("/v1/batches").then();
  }

  /** The id of a batch that was taken in. */
  static String accepted(String type, String file) {
    return upload(type, file).statusCode(202).extract().path("id");
  }

  static RequestSpecification as(String role) {
    return Uploads.with(Tokens.of(Tokens.UNIVERSITY, role));
  }

  static JsonPath batch(String id) {
    return as("auditor").get("/v1/batches/" + id).then().statusCode(200).extract().jsonPath();
  }

  /** Waits until every row has its outcome. */
  static JsonPath ended(String id) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    var batch = batch(id);
    while (batch.get("endedAt") == null) {
      Assertions.assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(100_000_000);
      batch = batch(id);
    }
    return batch;
  }

  static JsonPath results(String id) {
    return as("auditor")
        .accept("application/json")
        .get("/v1/batches/" + id + "/results")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
