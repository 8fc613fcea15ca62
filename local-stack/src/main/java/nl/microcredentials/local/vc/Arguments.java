package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;

/**
 * What the command was asked, read from the words of its command line.
 *
 * @param sd paths to what the holder decides upon; empty unless an SD-JWT is issued
 * @param cryptosuite of the proof; nothing for the one that goes with the key
 * @param strictTerms whether to issue nothing with members that only a default vocabulary defines
 */
record Arguments(
    Action action,
    Feature feature,
    String input,
    String key,
    List<String> sd,
    Optional<String> cryptosuite,
    boolean strictTerms) {

  enum Action {
    ISSUE,
    VERIFY
  }

  private static final String OUTPUT = "--output";
  private static final List<String> OPTIONS =
      List.of("--input", "--key", "--feature", OUTPUT, "--sd", "--cryptosuite", "--strict-terms");

  Arguments {
    sd = List.copyOf(sd);
  }

  /**
   * Where the answer goes, whatever else is wrong with {@code words}; nothing for standard output.
   */
  static Optional<String> output(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(OUTPUT + "=")) {
        return Optional.of(words.get(i).substring(OUTPUT.length() + 1));
      }
      if (words.get(i).equals(OUTPUT) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  static Arguments read(List<String> words) throws Misuse {
    var action =
        switch (words.isEmpty() ? "" : words.getFirst()) {
          case "issue" -> Action.ISSUE;
          case "verify" -> Action.VERIFY;
          default -> throw new Misuse("The first word is neither issue nor verify.");
        };
    var options = options(words.subList(1, words.size()));
    var feature = required(options, "--feature");
    return new Arguments(
            action,
            Feature.of(feature)
                .orElseThrow(() -> new Misuse("--feature is none of " + Feature.allValues() + ".")),
            required(options, "--input"),
            required(options, "--key"),
            paths(options.getOrDefault("--sd", "")),
            Optional.ofNullable(options.get("--cryptosuite")),
            flag(options, action))
        .checked();
  }

  private Arguments checked() throws Misuse {
    if (!sd.isEmpty() && !(action == Action.ISSUE && feature.isSelective())) {
      throw new Misuse("--sd is for issuing SD-JWTs only.");
    }
    if (cryptosuite.isPresent() && !(action == Action.ISSUE && feature == Feature.CREDENTIAL_DI)) {
      throw new Misuse("--cryptosuite is for issuing with credential_di only.");
    }
    return this;
  }

  /** Both {@code --name value} and {@code --name=value}; each name once. */
  private static Map<String, String> options(List<String> words) throws Misuse {
    var options = new LinkedHashMap<String, String>();
    for (var rest = words.iterator(); rest.hasNext(); ) {
      var word = rest.next();
      var equals = word.indexOf('=');
      var name = equals < 0 ? word : word.substring(0, equals);
      if (!OPTIONS.contains(name)) {
        throw new Misuse("There is no option %s.".formatted(name));
      }
      if (equals < 0 && !rest.hasNext()) {
        throw new Misuse("%s has no value.".formatted(name));
      }
      var value = equals < 0 ? rest.next() : word.substring(equals + 1);
      if (options.put(name, value) != null) {
        throw new Misuse("%s is given twice.".formatted(name));
      }
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) throws Misuse {
    var value = options.get(name);
    if (value == null) {
      throw new Misuse("%s is missing.".formatted(name));
    }
    return value;
  }

  private static boolean flag(Map<String, String> options, Action action) throws Misuse {
    if (action == Action.VERIFY && options.containsKey("--strict-terms")) {
      throw new Misuse("--strict-terms is for issuing only.");
    }
    return switch (options.getOrDefault("--strict-terms", "true")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Misuse("--strict-terms is neither true nor false.");
    };
  }

  private static List<String> paths(String json) throws Misuse {
    if (json.isBlank()) {
      return List.of();
    }
    try {
      var paths = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
      if (paths.isArray() && paths.valueStream().allMatch(JsonNode::isTextual)) {
        return paths.valueStream().map(JsonNode::textValue).toList();
      }
    } catch (MalformedInputException e) {
      // as below
    }
    throw new Misuse("--sd is not a JSON list of paths.");
  }
}
