package nl.microcredentials.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9562, 4: UUID Format. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UrnUuidTest {

  private static final UUID ID = UUID.fromString("3b241101-e2bb-4255-8caf-4136c566a962");

  @Test
  void is_the_same_after_writing_and_reading() {
    assertThat(UrnUuid.of(ID)).isEqualTo("urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962");
    assertThat(UrnUuid.parse(UrnUuid.of(ID))).contains(ID);
    assertThat(UrnUuid.parseUuid(ID.toString())).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "urn:uuid:",
        "urn:uuid:1-1-1-1-1",
        "urn:uuid:3B241101-E2BB-4255-8CAF-4136C566A962",
        "URN:UUID:3b241101-e2bb-4255-8caf-4136c566a962",
        "3b241101-e2bb-4255-8caf-4136c566a962",
        "urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962 "
      })
  void another_spelling_is_not_read(String urn) {
    assertThat(UrnUuid.parse(urn)).isEmpty();
  }
}
