package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;

/**
 * What breaks inside while somebody issues.
 *
 * @param withoutKey an institution at an instance where none of its keys may sign
 */
record FaultCases(
    Services services, Workshop workshop, Institution institution, Institution withoutKey) {

  private static final String AWARDS = "select count(*) from issuer.award";
  private static final Expectation STORAGE =
      Expectation.rejection(503, ProblemType.STORAGE_UNAVAILABLE);

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "ISSUE-15", this::noKey,
        "ISSUE-20", this::fullList,
        "ISSUE-24", this::passingFaults,
        "ISSUE-25", this::fullDisk,
        "ISSUE-27", this::lostAnswers);
  }

  private DatabaseFault database() {
    return new DatabaseFault(services.stack());
  }

  private List<Attempt> noKey() {
    return List.of(
        Attempt.of(
            "no key may sign",
            () -> {
              var completion = withoutKey.completion("Without Key");
              var before = database().count(AWARDS);
              var refused = withoutKey.complete(completion);
              assertThat(database().count(AWARDS)).isEqualTo(before);
              var elsewhere = withoutKey.at(institution.issuer()).complete(completion);
              assertThat(elsewhere.status()).as(elsewhere.toString()).isEqualTo(201);
              return refused;
            }));
  }

  /** Every entry of the list in use is taken. */
  private List<Attempt> fullList() {
    return List.of(
        Attempt.of(
            "all entries taken",
            () -> {
              var before = listOf(institution.award("Before Full"));
              database()
                  .execute(
                      """
                      insert into issuer.status_list_entry
                      select '%s', index from generate_series(0, 131071) index
                      on conflict do nothing
                      """
                          .formatted(before));
              var reply = institution.complete(institution.completion("After Full"));
              assertThat(listOf(Institution.numberOf(reply))).isNotEqualTo(before);
              return reply;
            }));
  }

  private String listOf(String award) {
    try (var connection = services.stack().issuerDatabase();
        var query =
            connection.prepareStatement(
                "select status_list_id::text from issuer.award where id = ?::uuid")) {
      query.setString(1, award);
      var rows = query.executeQuery();
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Attempt> passingFaults() {
    return List.of(
        raising("serialization failure", "40001"),
        raising("deadlock", "40P01"),
        raising("lock timeout", "55P03"),
        once("connection lost", work -> database().disconnecting(1, work)),
        without(
            "conflicts that never end",
            work -> database().raising("40001", DatabaseFault.ALWAYS, work)),
        without(
            "connections that are lost again and again",
            work -> database().disconnecting(DatabaseFault.ALWAYS, work)));
  }

  /** Nothing came of it, and afterwards it can be done. */
  private Attempt without(String variant, Fault fault) {
    return Attempt.of(
            variant,
            () -> {
              var completion = institution.completion(variant);
              var refused = fault.during(() -> institution.complete(completion));
              assertThat(institution.complete(completion).status()).isEqualTo(201);
              return refused;
            })
        .expecting(STORAGE);
  }

  private interface Fault {
    Reply during(Supplier<Reply> work);
  }

  private Attempt raising(String variant, String sqlState) {
    return once(variant, work -> database().raising(sqlState, 2, work));
  }

  /** There is one award afterwards, the one that the answer is about. */
  private Attempt once(String variant, Fault fault) {
    return Attempt.of(
        variant,
        () -> {
          var completion = institution.completion(variant);
          var before = database().count(AWARDS);
          var reply = fault.during(() -> institution.complete(completion));
          assertThat(institution.complete(completion).identity()).isEqualTo(reply.identity());
          assertThat(database().count(AWARDS)).isEqualTo(before + 1);
          return reply;
        });
  }

  /** PostgreSQL says so itself; a real disk that is full would take the other tests with it. */
  private List<Attempt> fullDisk() {
    return List.of(
        Attempt.of(
            "disk full",
            () -> {
              var completion = institution.completion("Disk Full");
              var before = database().count(AWARDS);
              var refused =
                  database()
                      .raising(
                          "53100", DatabaseFault.ALWAYS, () -> institution.complete(completion));
              assertThat(database().count(AWARDS)).isEqualTo(before);
              assertThat(institution.complete(completion).status()).isEqualTo(201);
              return refused;
            }));
  }

  /** The registry takes a statement, its answer is lost, and the issuer sends it again. */
  private List<Attempt> lostAnswers() {
    var request = StrictJson.write(StrictJson.object().put("statement", workshop.newStatement()));
    Supplier<Reply> send =
        () ->
            Services.send(
                services.registry(), "POST /v1/records", "Content-Type: application/json", request);
    return List.of(
        Attempt.ofMany("answer lost twice", () -> List.of(send.get(), send.get(), send.get())));
  }
}
