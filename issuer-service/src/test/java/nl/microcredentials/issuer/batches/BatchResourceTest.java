package nl.microcredentials.issuer.batches;

import static nl.microcredentials.issuer.batches.BatchFiles.CSV;
import static nl.microcredentials.issuer.batches.BatchFiles.NDJSON;
import static nl.microcredentials.issuer.batches.BatchFiles.accepted;
import static nl.microcredentials.issuer.batches.BatchFiles.ended;
import static nl.microcredentials.issuer.batches.BatchFiles.results;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What institutions see of a batch. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchResourceTest {

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void the_rows_of_the_example_are_issued() {
    var id = accepted(CSV, BatchExamples.CSV);
    assertThat(ended(id).getInt("rows.issued")).as(results(id).prettify()).isEqualTo(2);
    id = accepted(NDJSON, BatchExamples.NDJSON);
    assertThat(ended(id).getInt("rows.issued")).as(results(id).prettify()).isEqualTo(1);
  }
}
