package nl.microcredentials.issuer.keystores;

import java.util.List;

/** The ways in which a key can be kept, each with the settings that name the key. */
public enum StoreKind {
  JSON_WEB_KEY("json-web-key", "file"),
  PKCS_12("pkcs12", "key-store-file", "alias", "password-file"),
  PKCS_11("pkcs11", "pkcs11-config", "key-label", "pin-file"),

  /** Nowhere: only its public half is known. */
  PUBLIC_KEY("public-key", "public-key");

  private final String code;
  private final String source;
  private final List<String> companions;

  StoreKind(String code, String source, String... companions) {
    this.code = code;
    this.source = source;
    this.companions = List.of(companions);
  }

  /** The name in metrics and answers. */
  public String code() {
    return code;
  }

  /** The setting that says where the key is. */
  String source() {
    return source;
  }

  /** The other settings that are needed with it. */
  List<String> companions() {
    return companions;
  }
}
