package nl.microcredentials.verifier.vcapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.core.verdict.Verdict;
import nl.microcredentials.http.ProblemBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer of the API, which is at once the problem that kept something from being verified.
 *
 * @param type absent if it is verified, as are title, status and detail
 * @param checks what was asked
 * @param errors what failed; absent if nothing did, since there are readers who take an empty list
 *     for failures
 * @param warnings what could not be found out; absent if there is nothing
 */
@Schema(name = "VerificationResult")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationResult(
    URI type,
    String title,
    Integer status,
    String detail,
    boolean verified,
    List<String> checks,
    List<Found> errors,
    List<Found> warnings) {

  private static final int VERIFIED = 200;
  private static final int NOT_VERIFIED = 400;

  /** Well-formed as far as can be seen, and yet nobody can say at the moment. */
  private static final int NOT_DECIDED = 422;

  /** One problem, with the members of RFC 9457 that make sense inside an answer. */
  @Schema(name = "VerificationProblem")
  record Found(URI type, String title, String detail) {

    static Found of(Problem problem) {
      return new Found(problem.type().uri(), problem.type().title(), problem.detail());
    }
  }

  /** The answer that follows from one verdict or from several. */
  static Response of(Stream<Verdict> verdicts) {
    var checks = new ArrayList<String>();
    var failures = new ArrayList<Problem>();
    var doubts = new ArrayList<Problem>();
    verdicts.forEach(verdict ->
        verdict
            .checks()
            .forEach((name, result) -> {
              if (!checks.contains(name.wireName())) {
                checks.add(name.wireName());
              }
              switch (result) {
                case CheckResult.Passed() -> {
                  // as it must be
                }
                case CheckResult.Failed(var problems) -> failures.addAll(problems);
                case CheckResult.NotMade(var problems) -> doubts.addAll(problems);
              }
            }));
    if (failures.isEmpty() && doubts.isEmpty()) {
      return response(
          VERIFIED,
          MediaType.APPLICATION_JSON,
          new VerificationResult(null, null, null, null, true, checks, null, null));
    }
    var first = failures.isEmpty() ? doubts.getFirst() : failures.getFirst();
    var status = failures.isEmpty() ? NOT_DECIDED : NOT_VERIFIED;
    return response(
        status,
        ProblemBody.MEDIA_TYPE,
        new VerificationResult(
            first.type().uri(),
            first.type().title(),
            status,
            first.detail(),
            false,
            checks,
            found(failures),
            found(doubts)));
  }

  private static List<Found> found(List<Problem> problems) {
    return problems.isEmpty() ? null : problems.stream().map(Found::of).distinct().toList();
  }

  private static Response response(int status, String mediaType, VerificationResult result) {
    return Response.status(status)
        .type(mediaType)
        .header("Cache-Control", "no-store")
        .entity(result)
        .build();
  }
}
