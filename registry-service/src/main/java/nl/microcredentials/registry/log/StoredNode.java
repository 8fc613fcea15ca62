package nl.microcredentials.registry.log;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The root of one full tile. The levels of the tree within a tile are computed when needed. */
@Entity
@Immutable
@Table(name = "log_node")
class StoredNode {

  @EmbeddedId Position position;

  @Column(nullable = false)
  byte[] hash;

  StoredNode() {} // for Hibernate

  StoredNode(int level, long index, byte[] hash) {
    this.position = new Position((short) level, index);
    this.hash = hash;
  }

  /** Level of tiles, counted from the leaves, and index within it. */
  @Embeddable
  record Position(short level, @Column(name = "node_index") long index) {}
}
