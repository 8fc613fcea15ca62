package nl.microcredentials.issuer.elements;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The code of the achievement, or of the programme it belongs to, in another register. */
public record OtherCode(
    @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{0,31}") String codeType,
    @NotNull @Pattern(regexp = CODE) String code) {

  /** What a code in any register looks like. */
  public static final String CODE = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}";
}
