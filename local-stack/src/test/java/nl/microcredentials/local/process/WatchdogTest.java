package nl.microcredentials.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the stack's own process is gone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class WatchdogTest {

  @TempDir private Path folder;

  @Test
  void ends_what_is_on_its_list_and_removes_the_folder() throws Exception {
    var temporary = Files.createDirectory(folder.resolve("run with a space"));
    Files.writeString(temporary.resolve("file"), "content");
    var listed = sleeping();
    var forgotten = sleeping();
    var watchdog = Watchdog.start();
    watchdog.watch(listed.toHandle(), "TERM");
    watchdog.watch(forgotten.toHandle(), "TERM");
    watchdog.forget(forgotten.toHandle());
    watchdog.removeAtTheEnd(temporary);
    watchdog.close();
    assertThat(listed.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(forgotten.isAlive()).isTrue();
    assertThat(temporary).doesNotExist();
    forgotten.destroy();
  }

  @Test
  void uses_force_on_what_does_not_listen() throws Exception {
    var stubborn =
        new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
    var watchdog = Watchdog.start();
    watchdog.watch(stubborn.toHandle(), "TERM");
    watchdog.close();
    assertThat(stubborn.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  private static Process sleeping() throws IOException {
    return new ProcessBuilder("sleep", "300").start();
  }
}
