package nl.microcredentials.core.log;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Which tile of the log: a level, or {@link #ENTRIES}, an index within the level, and how many
 * hashes or entries it has.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
public record TilePath(int level, long index, int width) {

  /** How many hashes or entries a full tile has. */
  public static final int FULL_WIDTH = 256;

  /** How many levels of the tree one level of tiles spans. */
  public static final int HEIGHT = 8;

  /** In place of a level: the entries themselves. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 63;
  private static final String ENTRIES_NAME = "entries";

  /** At most five groups of three digits, so that the index fits. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<level>entries|0|[1-9][0-9]?)"
              + "/(?<index>(?:x[0-9]{3}/){0,4}[0-9]{3})"
              + "(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL_WIDTH) {
      throw malformed("There is no such tile.");
    }
  }

  /**
   * Reads a path such as {@code 0/x001/x234/067.p/112}.
   *
   * @throws MalformedInputException if it is not the one spelling of a tile's path
   */
  public static TilePath parse(String path) {
    var matcher = PATH.matcher(path);
    if (!matcher.matches() || matcher.group("index").startsWith("x000/")) {
      throw malformed("The path is not that of a tile.");
    }
    var level = matcher.group("level");
    var width = matcher.group("width");
    if (width != null && Integer.parseInt(width) == FULL_WIDTH) {
      throw malformed("A full tile has no width in its path.");
    }
    return new TilePath(
        level.equals(ENTRIES_NAME) ? ENTRIES : Integer.parseInt(level),
        Long.parseLong(matcher.group("index").replaceAll("[x/]", "")),
        width == null ? FULL_WIDTH : Integer.parseInt(width));
  }

  public boolean isFull() {
    return width == FULL_WIDTH;
  }

  /** Whether the tile holds entries instead of hashes. */
  public boolean isEntries() {
    return level == ENTRIES;
  }

  /** Index of the first hash or entry of the tile, within its level. */
  public long start() {
    return index * FULL_WIDTH;
  }

  /** Whether a tree of {@code size} leaves fills the tile this far. */
  public boolean isWithin(long size) {
    var shift = HEIGHT * Math.max(level, 0);
    var hashes = shift >= Long.SIZE - 1 ? 0 : size >> shift;
    return index <= (hashes >> HEIGHT) && start() + width <= hashes;
  }

  @Override
  public String toString() {
    var path = new StringBuilder("%03d".formatted(index % 1000));
    for (var rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    path.insert(0, (isEntries() ? ENTRIES_NAME : level) + "/");
    return isFull() ? path.toString() : path.append(".p/").append(width).toString();
  }
}
