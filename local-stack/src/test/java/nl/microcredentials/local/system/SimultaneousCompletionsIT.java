package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import nl.microcredentials.local.http.Answer;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.Test;

/** An impatient system sends the same completion again before it has an answer. */
class SimultaneousCompletionsIT extends SystemTest {

  private static final int TIMES = 50;

  @Test
  void the_same_completion_many_times_at_once_gives_one_credential() throws Exception {
    var institution = SampleInstitutions.UNIVERSITY;
    var issuer = issuerFor(institution);
    var completion = completionOf(somebody(), institution);
    Callable<Answer> send = () -> issuer.complete(completion);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(Collections.nCopies(TIMES, send)).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      assertThat(answers.stream().map(SystemTest::idOf).collect(Collectors.toSet())).hasSize(1);
    }
  }
}
