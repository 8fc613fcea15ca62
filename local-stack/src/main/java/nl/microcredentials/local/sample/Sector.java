package nl.microcredentials.local.sample;

import java.util.Locale;

/** The sectors of Dutch education that award micro-credentials. */
public enum Sector {
  WO,
  HBO,
  MBO;

  /** The name in interfaces, such as {@code hbo}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
