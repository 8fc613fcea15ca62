package nl.microcredentials.issuer.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Transactions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Entries of status lists: nobody shares one, and none says when it was taken.
 *
 * <p>Each of {@value #THREADS} threads takes {@code microcred.allocations} of them, 50 if nothing
 * is said.
 */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusIndexTest {

  /** As two instances with 32 each: it is the database alone that keeps them apart. */
  private static final int THREADS = 64;

  private static final int ALLOCATIONS = Integer.getInteger("microcred.allocations", 50);

  @Inject StatusLists lists;
  @Inject Transactions transactions;

  private final String owner = "owner-" + UUID.randomUUID();

  private StatusListIndex allocate() {
    return transactions.run(() -> lists.allocate(owner));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 95})
  void no_two_awards_get_the_same_entry_however_full_the_list_is(int percent) throws Exception {
    fill(allocate().list(), percent);
    var taken = new ArrayList<StatusListIndex>();
    Callable<List<StatusListIndex>> work =
        () -> IntStream.range(0, ALLOCATIONS).mapToObj(_ -> allocate()).toList();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var part : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(_ -> work).toList())) {
        taken.addAll(part.get());
      }
    }
    assertThat(taken).hasSize(THREADS * ALLOCATIONS);
    assertThat(new HashSet<>(taken)).hasSameSizeAs(taken);
    var used = taken.stream().map(StatusListIndex::list).distinct().count();
    assertThat(used).isLessThanOrEqualTo(2 + taken.size() / (StatusLists.LENGTH / 2));
  }

  @Test
  void many_who_find_the_list_full_at_once_open_one_more() throws Exception {
    fill(allocate().list(), 100);
    Callable<UUID> work = () -> allocate().list();
    var opened = new HashSet<UUID>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var list : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(_ -> work).toList())) {
        opened.add(list.get());
      }
    }
    assertThat(opened).hasSize(1);
  }

  private void fill(UUID list, int percent) {
    transactions.run(() ->
        lists
            .getEntityManager()
            .createNativeQuery(
                """
                insert into status_list_entry (status_list_id, status_list_index)
                select :list, i from generate_series(0, :last) i on conflict do nothing
                """)
            .setParameter("list", list)
            .setParameter("last", StatusLists.LENGTH * percent / 100 - 1)
            .executeUpdate());
  }

  /** By chance it fails once in a thousand million runs. */
  @Test
  void entries_are_spread_evenly_and_do_not_follow_one_another() {
    var parts = 64;
    var draws = 6_400;
    var indexes =
        transactions.run(
            () -> IntStream.range(0, draws).map(_ -> lists.allocate(owner).index()).toArray());
    var counts = new int[parts];
    var neighbours = 0;
    for (int i = 0; i < draws; i++) {
      counts[indexes[i] / (StatusLists.LENGTH / parts)]++;
      if (i > 0 && Math.abs(indexes[i] - indexes[i - 1]) <= 1) {
        neighbours++;
      }
    }
    var expected = (double) draws / parts;
    var chiSquared =
        IntStream.of(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquared).isBetween(15.0, 150.0);
    assertThat(neighbours).isLessThan(10);
  }
}
