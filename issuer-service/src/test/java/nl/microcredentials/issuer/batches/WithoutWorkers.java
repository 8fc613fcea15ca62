package nl.microcredentials.issuer.batches;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An instance that leaves batches to others: the tests are those others. */
public class WithoutWorkers implements QuarkusTestProfile {

  static final int MAXIMUM_UNFINISHED = 3;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "issuer.batches.parallelism",
        "0",
        "issuer.batches.maximum-unfinished",
        "" + MAXIMUM_UNFINISHED);
  }
}
