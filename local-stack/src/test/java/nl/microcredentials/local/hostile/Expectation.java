package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.problem.ProblemType;

/**
 * What a service is to make of an input.
 *
 * @param http 0 if any success will do
 * @param problemType absent if nothing is wrong with the input
 */
record Expectation(Outcome outcome, int http, Optional<String> problemType) {

  enum Outcome {
    /** The request is refused. */
    REJECT,
    /** The three verdicts. */
    VALID,
    INVALID,
    INDETERMINATE,
    /** The service goes on as if nothing had happened. */
    SURVIVE,
    /** Many requests, one effect. */
    ACCEPT_ONCE,
    /** Somebody else notices later. */
    DETECT
  }

  /** A class, a package or a place in a source file. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\bat [a-z]+\\.[\\w.$]+\\(|\\.java:\\d+|Exception|\\b(java|org|io|nl)\\.[a-z]+\\.");

  private static final int UNAVAILABLE = 503;

  static Expectation rejection(int http, ProblemType type) {
    return new Expectation(Outcome.REJECT, http, Optional.of(type.uri().toString()));
  }

  /** A refusal by the server itself, which says nothing more. */
  static Expectation rejection(int http) {
    return new Expectation(Outcome.REJECT, http, Optional.empty());
  }

  static Expectation verdict(Outcome outcome, ProblemType type) {
    return new Expectation(outcome, 200, Optional.of(type.uri().toString()));
  }

  /** Any successful answer. */
  static Expectation success() {
    return new Expectation(Outcome.SURVIVE, 0, Optional.empty());
  }

  static Expectation of(Outcome outcome) {
    return new Expectation(outcome, 200, Optional.empty());
  }

  /** Fails unless all replies are as expected. */
  void check(List<Reply> replies) {
    replies.forEach(this::checkSafe);
    switch (outcome) {
      case REJECT -> replies.forEach(this::checkRefused);
      case VALID, INVALID, INDETERMINATE -> replies.forEach(this::checkVerdict);
      case SURVIVE -> replies.forEach(this::checkSuccess);
      case ACCEPT_ONCE -> checkOnce(replies);
      case DETECT -> throw new AssertionError("no single reply can show that");
    }
  }

  /**
   * What holds for every reply to every hostile input. That it cannot be answered now is only said
   * where something was broken on purpose.
   */
  private void checkSafe(Reply reply) {
    if (http != UNAVAILABLE || reply.status() != UNAVAILABLE) {
      assertThat(reply.status()).as(reply.toString()).isBetween(200, 499);
    }
    assertThat(INSIDES.matcher(reply.text()).find()).as(reply.toString()).isFalse();
    if (outcome != Outcome.VALID && outcome != Outcome.SURVIVE) {
      assertThat(reply.outcome()).as(reply.toString()).isNotEqualTo(Outcome.VALID.name());
    }
  }

  private void checkRefused(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(http);
    if (problemType.isPresent()) {
      assertThat(reply.mediaType()).as(reply.toString()).isEqualTo("application/problem+json");
      assertThat(reply.json().path("type").asText()).isEqualTo(problemType.get());
      assertThat(reply.json().path("status").asInt()).isEqualTo(http);
      assertThat(reply.json().path("title").asText()).isNotBlank();
    }
  }

  /** What the verdict rests upon is among the problems of a check that failed or was not made. */
  private void checkVerdict(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(http);
    assertThat(reply.outcome()).as(reply.toString()).isEqualTo(outcome.name());
    problemType.ifPresent(type ->
        assertThat(reply.problemTypes(outcome == Outcome.INVALID ? "failed" : "not-made"))
            .as(reply.toString())
            .contains(type));
  }

  private void checkSuccess(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isBetween(200, 299);
    if (http > 0) {
      assertThat(reply.status()).as(reply.toString()).isEqualTo(http);
    }
  }

  /** One reply says that something new is there, the others show that same thing. */
  private void checkOnce(List<Reply> replies) {
    var seen = new HashSet<String>();
    var created = 0;
    for (var reply : replies) {
      assertThat(reply.status()).as(reply.toString()).isIn(http, 201);
      seen.add(reply.identity());
      created += reply.status() == 201 ? 1 : 0;
    }
    assertThat(seen).hasSize(1);
    assertThat(created).isEqualTo(1);
  }
}
