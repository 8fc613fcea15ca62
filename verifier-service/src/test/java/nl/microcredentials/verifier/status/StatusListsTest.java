package nl.microcredentials.verifier.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.TrustList;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.policy.Policy;
import nl.microcredentials.verifier.registry.TrustAnswer;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.TestClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How often a list is asked for, and for how long it counts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusListsTest {

  private static final URI URL = URI.create("https://hogeschool.example/status-lists/1");

  private final Institution institution = new Institution("did:web:hogeschool.example");
  private final TestClock clock = new TestClock();
  private final Instant now = clock.instant();
  private final AtomicInteger fetches = new AtomicInteger();
  private final StatusLists lists =
      new StatusLists(this::fetch, Duration.ofHours(24), Duration.ofSeconds(5), clock);

  @Test
  void a_hundred_readers_of_a_cold_list_cost_one_question() throws Exception {
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100)
              .mapToObj(_ -> readers.submit(() -> lists.get(URL, institution.did, policy(1))))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get().statuses().isSet(7)).isTrue();
      }
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void another_trust_list_asks_again() {
    lists.get(URL, institution.did, policy(1));
    lists.get(URL, institution.did, policy(2));
    assertThat(fetches).hasValue(2);
  }

  @Test
  void a_kept_list_does_not_outlive_its_own_validity() {
    lists.get(URL, institution.did, policy(1));
    clock.advance(Duration.ofHours(24));
    assertThatThrownBy(() -> lists.get(URL, institution.did, policy(1)))
        .isInstanceOf(StatusListRefused.class);
  }

  @Test
  void a_failure_is_not_kept() {
    var failing = new AtomicInteger();
    var recovering =
        new StatusLists(
            url -> {
              if (failing.incrementAndGet() == 1) {
                throw new StatusListRefused(
                    nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR, "away");
              }
              return fetch(url);
            },
            Duration.ofHours(24),
            Duration.ofSeconds(5),
            Clock.fixed(now, clock.getZone()));
    assertThatThrownBy(() -> recovering.get(URL, institution.did, policy(1)))
        .isInstanceOf(StatusListRefused.class);
    assertThat(recovering.get(URL, institution.did, policy(1)).statuses().isSet(7)).isTrue();
  }

  /** The server lets its answer be kept for ten years. */
  private Fetched fetch(URI url) {
    fetches.incrementAndGet();
    var list = institution.sign(institution.statusList(url.toString(), now, 7), now);
    return new Fetched(
        200, "application/vc", Optional.of(Duration.ofDays(3650)), StrictJson.write(list));
  }

  private Policy policy(long version) {
    var issuer = institution.accredited(now.minus(Duration.ofDays(1)), Optional.empty());
    var list =
        new TrustList(
            "https://registry.example", now, now.plusSeconds(3600), version, List.of(issuer));
    return new NationalPolicy(new TrustAnswer.Known(list));
  }
}
