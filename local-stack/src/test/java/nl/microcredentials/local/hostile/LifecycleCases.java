package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.local.hostile.Expectation.Outcome;
import nl.microcredentials.local.keys.Role;

/** What is true when somebody looks, and not any more when it counts. */
record LifecycleCases(Institution institution) {

  private static final Expectation CONFLICT =
      Expectation.rejection(409, ProblemType.STATE_CONFLICT);
  private static final Expectation DONE = Expectation.of(Outcome.SURVIVE);

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "ISSUE-02", this::withdrawn,
        "ISSUE-03", this::notEnrolled,
        "ISSUE-23", this::revocations);
  }

  /** A dry run found nothing wrong; then something changes. */
  private List<Attempt> withdrawn() {
    return List.of(
        Attempt.of("the achievement is withdrawn", this::withAchievementWithdrawn),
        Attempt.of("the result is taken back", this::withResultTakenBack));
  }

  private Reply withAchievementWithdrawn() {
    var id = "withdrawn-meanwhile";
    var definition = institution.sample().course().definition();
    require(200, 201, institution.define(id, definition));
    var completion = institution.completion("Withdrawn").put("achievementId", id);
    require(200, 200, institution.rehearse(completion));
    require(200, 200, institution.define(id, definition.put("state", "withdrawn")));
    return institution.complete(completion);
  }

  private Reply withResultTakenBack() {
    var completion = institution.completion("Taken Back");
    require(200, 200, institution.rehearse(completion));
    completion.withObject("/result").put("pass", "unknown").put("final", false);
    return institution.complete(completion);
  }

  private static void require(int lowest, int highest, Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isBetween(lowest, highest);
  }

  private List<Attempt> notEnrolled() {
    return List.of(
        associated("denied", "student"),
        associated("pending", "student"),
        associated("canceled", "student"),
        associated("finished", "guest"),
        Attempt.of(
            "a course of another institution",
            () ->
                institution.complete(
                    institution
                        .completion("Elsewhere")
                        .put("achievementId", "data-analyse-in-de-zorg"))));
  }

  private Attempt associated(String state, String role) {
    return Attempt.of(
        state + " " + role,
        () -> {
          var completion = institution.completion("Not Enrolled");
          completion.withObject("/association").put("state", state).put("role", role);
          return institution.complete(completion);
        });
  }

  private List<Attempt> revocations() {
    var revoked = institution.award("Revoked");
    return List.of(
        Attempt.ofMany("revoked twice", () -> List.of(revoke(revoked), revoke(revoked)))
            .expecting(DONE),
        Attempt.of("reinstated after revocation", () -> reinstate(revoked)).expecting(CONFLICT),
        Attempt.of("suspended after revocation", () -> suspend(revoked)).expecting(CONFLICT),
        Attempt.of("unknown", () -> revoke(UUID.randomUUID().toString()))
            .expecting(Expectation.rejection(404, ProblemType.NOT_FOUND)),
        Attempt.of("by a role that may not", () -> change(revoked, "revocation", Role.AUDITOR))
            .expecting(Expectation.rejection(403, ProblemType.FORBIDDEN)));
  }

  private Reply revoke(String credential) {
    return change(credential, "revocation", Role.ISSUER);
  }

  private Reply suspend(String credential) {
    return change(credential, "suspension", Role.ISSUER);
  }

  private Reply change(String credential, String change, Role role) {
    ObjectNode reason = Institution.because("issued-in-error");
    return institution.post("/v1/credentials/%s/%s".formatted(credential, change), reason, role);
  }

  private Reply reinstate(String credential) {
    return Services.send(
        institution.issuer(),
        "DELETE /v1/credentials/%s/suspension".formatted(credential),
        Services.bearer(institution.token(Role.ISSUER)));
  }
}
