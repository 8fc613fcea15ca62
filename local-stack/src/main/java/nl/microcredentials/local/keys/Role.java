package nl.microcredentials.local.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an access token allows. */
public enum Role {
  ACHIEVEMENT_ADMIN,
  ISSUER,
  EXAM_BOARD,
  WEBHOOK_ADMIN,
  KEY_ADMIN,
  PRIVACY_OFFICER,
  AUDITOR,
  OPERATOR;

  /** The name in the token, such as {@code exam-board}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is a role of an institution's own people. */
  public boolean belongsToAnInstitution() {
    return this != OPERATOR;
  }

  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }

  public static String allNames() {
    return Arrays.stream(values()).map(Role::wireName).collect(Collectors.joining(", "));
  }
}
