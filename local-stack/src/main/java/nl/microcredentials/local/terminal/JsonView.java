package nl.microcredentials.local.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Shows a JSON document to people: what fits stays on one line, long texts are cut. */
public final class JsonView {

  private static final String INDENT = "  ";

  private final Terminal terminal;

  public JsonView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints at most {@code maxLines} and says how many are left out. */
  public void print(ObjectNode json, int maxLines) {
    var lines = new ArrayList<String>();
    write("", json, INDENT, "", lines);
    lines.stream().limit(maxLines).forEach(terminal::line);
    if (lines.size() > maxLines) {
      terminal.line(terminal.dim("  … %d more lines".formatted(lines.size() - maxLines)));
    }
  }

  private static void write(
      String name, JsonNode node, String indent, String end, List<String> lines) {
    var begin = indent + (name.isEmpty() ? "" : "\"" + name + "\": ");
    var flat = begin + flat(node) + end;
    if (flat.length() <= Terminal.WIDTH || !node.isContainerNode()) {
      lines.add(begin + cut(flat(node), Terminal.WIDTH - begin.length() - end.length()) + end);
      return;
    }
    lines.add(begin + (node.isObject() ? "{" : "["));
    writeChildren(node, indent + INDENT, lines);
    lines.add(indent + (node.isObject() ? "}" : "]") + end);
  }

  private static void writeChildren(JsonNode node, String indent, List<String> lines) {
    var left = node.size();
    if (node instanceof ArrayNode array) {
      for (var item : array) {
        write("", item, indent, --left > 0 ? "," : "", lines);
      }
    } else if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        write(member.getKey(), member.getValue(), indent, --left > 0 ? "," : "", lines);
      }
    }
  }

  private static String flat(JsonNode node) {
    return node.toString().replace("\":", "\": ").replace(",\"", ", \"");
  }

  private static String cut(String text, int width) {
    return Terminal.shortened(text, Math.max(12, width));
  }
}
