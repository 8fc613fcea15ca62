package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Where a claim stands: {@code address.street}, {@code nationalities[0]}, or {@code
 * nationalities[]} for each element.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT VC,
 *     draft 25, Claim Path</a>
 */
public record ClaimPath(List<Step> steps) {

  /** The whole of the claims. */
  public static final ClaimPath ROOT = new ClaimPath(List.of());

  private static final Pattern NAME = Pattern.compile("([^.\\[\\]]+)((?:\\[[0-9]{0,6}])*)");
  private static final Pattern BRACKETS = Pattern.compile("\\[([0-9]*)]");

  /** One step down. */
  public sealed interface Step {

    /** To the member of an object. */
    record Name(String name) implements Step {}

    /** To an element of an array, counted from zero. */
    record Index(int index) implements Step {}

    /** To all elements of an array. */
    record Each() implements Step {}
  }

  public ClaimPath {
    steps = List.copyOf(steps);
  }

  /** The path through members of these names, whatever characters they consist of. */
  public static ClaimPath of(String... names) {
    var path = ROOT;
    for (var name : names) {
      path = path.member(name);
    }
    return path;
  }

  /**
   * Reads a path from text; names in it hold no points or brackets.
   *
   * @throws MalformedInputException if it is none
   */
  public static ClaimPath parse(String text) {
    var path = ROOT;
    for (var part : text.split("\\.", -1)) {
      var name = NAME.matcher(part);
      if (!name.matches()) {
        throw malformed("A path to a claim looks like a.b, a[0] or a[].");
      }
      path = path.member(name.group(1));
      for (var brackets = BRACKETS.matcher(name.group(2)); brackets.find(); ) {
        path = path.step(inBrackets(brackets.group(1)));
      }
    }
    return path;
  }

  private static Step inBrackets(String digits) {
    return digits.isEmpty() ? new Step.Each() : new Step.Index(Integer.parseInt(digits));
  }

  /**
   * Reads a path as type metadata write it: texts, numbers from zero, and null for each element.
   *
   * @throws MalformedInputException if it is none
   */
  public static ClaimPath read(JsonNode json) {
    if (!(json instanceof ArrayNode components) || components.isEmpty()) {
      throw malformed("A path to a claim is a list of one or more components.");
    }
    var path = ROOT;
    for (var component : components) {
      path = path.step(readStep(component));
    }
    return path;
  }

  private static Step readStep(JsonNode component) {
    if (component.isTextual()) {
      return new Step.Name(component.textValue());
    }
    if (component.isNull()) {
      return new Step.Each();
    }
    if (component.isInt() && component.intValue() >= 0) {
      return new Step.Index(component.intValue());
    }
    throw malformed("A component of a path is a text, a number from zero, or null.");
  }

  public ClaimPath member(String name) {
    return step(new Step.Name(name));
  }

  public ClaimPath element(int index) {
    return step(new Step.Index(index));
  }

  private ClaimPath step(Step step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new ClaimPath(longer);
  }

  /**
   * Where the claim stands in.
   *
   * @throws java.util.NoSuchElementException if this is the root
   */
  ClaimPath parent() {
    return new ClaimPath(steps.subList(0, steps.size() - 1));
  }

  /** Whether it is {@code other} or stands in it. */
  public boolean startsWith(ClaimPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return steps.stream()
        .map(step ->
            switch (step) {
              case Step.Name(var name) -> '.' + name;
              case Step.Index(var index) -> "[" + index + ']';
              case Step.Each() -> "[]";
            })
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
