package nl.microcredentials.core.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Part of Dutch education: university, university of applied sciences, vocational. */
public enum Sector {
  WO,
  HBO,
  MBO;

  /** The value in JSON, such as {@code hbo}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Sector> of(String code) {
    return Arrays.stream(values()).filter(sector -> sector.code().equals(code)).findAny();
  }
}
