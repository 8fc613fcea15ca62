package nl.microcredentials.core.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The YAML in which test cases of SD-JWT are written: {@code !sd} marks a claim that is hidden. */
final class TaggedYaml {

  private final MappingNode root;

  private TaggedYaml(MappingNode root) {
    this.root = root;
  }

  static TaggedYaml read(byte[] utf8) {
    var settings = LoadSettings.builder().build();
    var node = new Compose(settings).composeString(new String(utf8, UTF_8)).orElseThrow();
    return new TaggedYaml((MappingNode) node);
  }

  boolean has(String member) {
    return !json(member).isMissingNode();
  }

  JsonNode json(String member) {
    return claims(member, new ArrayList<>());
  }

  /** The value of {@code member}; adds where the tag stands in it. */
  JsonNode claims(String member, List<ClaimPath> hidden) {
    for (var tuple : root.getValue()) {
      if (((ScalarNode) tuple.getKeyNode()).getValue().equals(member)) {
        return json(tuple.getValueNode(), ClaimPath.ROOT, hidden);
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode json(Node node, ClaimPath path, List<ClaimPath> hidden) {
    return switch (node) {
      case MappingNode mapping -> object(mapping, path, hidden);
      case SequenceNode sequence -> array(sequence, path, hidden);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalArgumentException(node.toString());
    };
  }

  private static JsonNode object(MappingNode mapping, ClaimPath path, List<ClaimPath> hidden) {
    var object = StrictJson.object();
    for (var tuple : mapping.getValue()) {
      var name = ((ScalarNode) tuple.getKeyNode()).getValue();
      mark(tuple.getKeyNode(), path.member(name), hidden);
      object.set(name, json(tuple.getValueNode(), path.member(name), hidden));
    }
    return object;
  }

  private static JsonNode array(SequenceNode sequence, ClaimPath path, List<ClaimPath> hidden) {
    var array = StrictJson.array();
    for (var element : sequence.getValue()) {
      var place = path.element(array.size());
      mark(element, place, hidden);
      array.add(json(element, place, hidden));
    }
    return array;
  }

  private static void mark(Node node, ClaimPath path, List<ClaimPath> hidden) {
    if (node.getTag().getValue().equals("!sd")) {
      hidden.add(path);
    }
  }

  /** What YAML 1.1 makes of it, as far as the test cases go. */
  private static JsonNode scalar(ScalarNode scalar) {
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return TextNode.valueOf(text);
    }
    return switch (text) {
      case "null", "" -> NullNode.getInstance();
      case "true", "True" -> BooleanNode.TRUE;
      case "false", "False" -> BooleanNode.FALSE;
      case String integer when integer.matches("-?[0-9]{1,9}") ->
          IntNode.valueOf(Integer.parseInt(integer));
      case String decimal when decimal.matches("-?[0-9]+\\.[0-9]+") ->
          DecimalNode.valueOf(new BigDecimal(decimal));
      default -> TextNode.valueOf(text);
    };
  }
}
