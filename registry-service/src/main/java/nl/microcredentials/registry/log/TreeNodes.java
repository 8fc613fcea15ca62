package nl.microcredentials.registry.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.log.TilePath;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.merkle.MerkleTree;

/**
 * The hashes of the tree, from the database. Made for one answer: it keeps every tile it has read,
 * of which a proof needs two a level at most.
 */
final class TreeNodes implements MerkleTree.Nodes {

  private final StoredEntries entries;
  private final StoredNodes nodes;
  private final Map<Tile, List<Hash>> tiles = new HashMap<>();

  TreeNodes(StoredEntries entries, StoredNodes nodes) {
    this.entries = entries;
    this.nodes = nodes;
  }

  private record Tile(int level, long index) {}

  @Override
  public Hash node(int height, long index) {
    int within = height % TilePath.HEIGHT;
    long start = index << within;
    var tile = new Tile(height / TilePath.HEIGHT, start / TilePath.FULL_WIDTH);
    int offset = (int) (start % TilePath.FULL_WIDTH);
    return perfectRoot(tiles.computeIfAbsent(tile, this::load), offset, 1 << within);
  }

  private List<Hash> load(Tile tile) {
    return hashes(tile.level, tile.index * TilePath.FULL_WIDTH, TilePath.FULL_WIDTH);
  }

  /** The hashes at one level of tiles, fewer than {@code count} if there are no more. */
  List<Hash> hashes(int level, long start, int count) {
    var hashes = level == 0 ? entries.hashes(start, count) : nodes.hashes(level, start, count);
    return hashes.stream().map(Hash::new).toList();
  }

  private static Hash perfectRoot(List<Hash> hashes, int start, int count) {
    if (count == 1) {
      return hashes.get(start);
    }
    int half = count / 2;
    return Hash.node(perfectRoot(hashes, start, half), perfectRoot(hashes, start + half, half));
  }
}
