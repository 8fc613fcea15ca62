package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.local.vc.SecuringMechanism.Means;

/**
 * Issues and verifies with files and one key: the verifier as a tool for scripts, without service
 * and without network. See {@code docs/command-line.md}.
 */
public final class VcCommand {

  /** Something was answered, be it no. */
  public static final int ANSWERED = 0;

  /** The command line makes no sense, or names a file that cannot be read (EX_USAGE). */
  public static final int MISUSED = 64;

  /** A bug (EX_SOFTWARE). */
  public static final int CRASHED = 70;

  /** The answer could not be written (EX_IOERR). */
  public static final int NOT_WRITTEN = 74;

  static final String HOLDS =
      "signature and form hold with the given key; whose key it is, validity times, status and"
          + " nested credentials are not judged";

  /** More bytes than anything that is accepted has. */
  private static final int MAX_LENGTH = 4 << 20;

  private final Clock clock;
  private final SecureRandom random;

  public VcCommand(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  private record Outcome(Answer answer, int exitCode) {}

  /**
   * Runs the command. Whatever happens, there is an answer: in the file that {@code --output}
   * names, else on {@code out}.
   *
   * @return the exit code
   */
  public int run(List<String> words, PrintStream out, PrintStream err) {
    if (words.isEmpty() || words.contains("--help") || words.getFirst().equals("help")) {
      out.print(Help.TEXT);
      return ANSWERED;
    }
    var outcome = outcome(words);
    if (outcome.exitCode() != ANSWERED) {
      err.println("microcred: " + outcome.answer().data());
    }
    return write(outcome, Arguments.output(words), out, err);
  }

  private Outcome outcome(List<String> words) {
    try {
      return new Outcome(answer(Arguments.read(words)), ANSWERED);
    } catch (Misuse e) {
      return new Outcome(Answer.failure(e.getMessage()), MISUSED);
    } catch (RuntimeException | Error e) {
      return new Outcome(Answer.failure("a bug: " + e), CRASHED);
    }
  }

  private Answer answer(Arguments arguments) throws Misuse {
    var keyFile = read(arguments.key(), "--key");
    var input = read(arguments.input(), "--input");
    try {
      var key = GivenKey.read(StrictJson.parseObject(keyFile));
      return switch (arguments.action()) {
        case ISSUE -> Answer.success(issue(arguments, input, key));
        case VERIFY -> verify(arguments, input, key);
      };
    } catch (Refused e) {
      return answerTo(e);
    }
  }

  private static Answer answerTo(Refused refused) {
    var data = "%s (%s)".formatted(refused.detail(), refused.type().uri());
    return new Answer(
        refused.type() == ProblemType.CONTEXT_NOT_ALLOWED
            ? Answer.Result.INDETERMINATE
            : Answer.Result.FAILURE,
        data);
  }

  private String issue(Arguments arguments, byte[] input, GivenKey key) {
    var document = StrictJson.parseObject(input);
    if (arguments.strictTerms()) {
      TopLevelTerms.check(document, JsonLdContexts.conformance());
    }
    var means = new Means(key, clock.instant(), random, arguments.sd(), arguments.cryptosuite());
    return arguments.feature().mechanism().secure(document, means);
  }

  private static Answer verify(Arguments arguments, byte[] input, GivenKey key) {
    arguments.feature().mechanism().verify(new String(input, UTF_8).strip(), key);
    return Answer.success(HOLDS);
  }

  private static byte[] read(String file, String option) throws Misuse {
    try (var in = Files.newInputStream(Path.of(file))) {
      var bytes = in.readNBytes(MAX_LENGTH + 1);
      if (bytes.length > MAX_LENGTH) {
        throw new Misuse("The file of %s is longer than 4 MiB.".formatted(option));
      }
      return bytes;
    } catch (IOException | InvalidPathException e) {
      throw new Misuse("The file of %s cannot be read: %s".formatted(option, file));
    }
  }

  private static int write(
      Outcome outcome, Optional<String> file, PrintStream out, PrintStream err) {
    var json = outcome.answer().toJson();
    if (file.isEmpty()) {
      out.println(new String(json, UTF_8));
      return outcome.exitCode();
    }
    try {
      Files.write(Path.of(file.get()), json);
      return outcome.exitCode();
    } catch (IOException | InvalidPathException e) {
      err.println("microcred: the answer cannot be written to " + file.get());
      return NOT_WRITTEN;
    }
  }
}
