package nl.microcredentials.issuer.documents.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;

/** The words around the content, in one language. */
public final class Labels {

  private static final String FOLDER = "/nl/microcredentials/issuer/documents/labels/";
  private static final Map<Language, Labels> ALL = new EnumMap<>(Language.class);

  static {
    for (var language : Language.values()) {
      ALL.put(language, new Labels(read(language)));
    }
  }

  private final Properties texts;

  private Labels(Properties texts) {
    this.texts = texts;
  }

  public static Labels in(Language language) {
    return ALL.get(language);
  }

  private static Properties read(Language language) {
    var texts = new Properties();
    var file = FOLDER + language.tag() + ".properties";
    try (var in = new InputStreamReader(Labels.class.getResourceAsStream(file), UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** The text with this key, with {@code values} in its {@code %s}. */
  public String get(String key, Object... values) {
    var text = texts.getProperty(key);
    if (text == null) {
      throw new MissingResourceException("no label " + key, "labels", key);
    }
    return values.length == 0 ? text : text.formatted(values);
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
