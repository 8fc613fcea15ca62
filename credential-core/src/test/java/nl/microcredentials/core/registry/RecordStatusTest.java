package nl.microcredentials.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.microcredentials.core.registry.Change.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordStatusTest {

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource({
    ", ISSUED, ACTIVE",
    ", REVOKED,",
    ", SUSPENDED,",
    ", REINSTATED,",
    ", REPLACED,",
    ", RENEWED,",
    "ACTIVE, ISSUED,",
    "ACTIVE, REVOKED, REVOKED",
    "ACTIVE, SUSPENDED, SUSPENDED",
    "ACTIVE, REINSTATED,",
    "ACTIVE, REPLACED, REPLACED",
    "ACTIVE, RENEWED, ACTIVE",
    "SUSPENDED, ISSUED,",
    "SUSPENDED, REVOKED, REVOKED",
    "SUSPENDED, SUSPENDED,",
    "SUSPENDED, REINSTATED, ACTIVE",
    "SUSPENDED, REPLACED, REPLACED",
    "SUSPENDED, RENEWED,",
    "REVOKED, ISSUED,",
    "REVOKED, REVOKED,",
    "REVOKED, SUSPENDED,",
    "REVOKED, REINSTATED,",
    "REVOKED, REPLACED,",
    "REVOKED, RENEWED,",
    "REPLACED, ISSUED,",
    "REPLACED, REVOKED,",
    "REPLACED, SUSPENDED,",
    "REPLACED, REINSTATED,",
    "REPLACED, REPLACED,",
    "REPLACED, RENEWED,"
  })
  void follows(RecordStatus before, Kind kind, RecordStatus after) {
    assertThat(RecordStatus.after(Optional.ofNullable(before), kind))
        .isEqualTo(Optional.ofNullable(after));
    if (after != null) {
      assertThat(RecordStatus.resultOf(kind)).isEqualTo(after);
    }
  }
}
