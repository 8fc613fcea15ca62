package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Base64Url;

/**
 * Which achievements are asked for.
 *
 * @param state empty for every state
 * @param text that stands in the name or a title; empty for every text
 * @param after name after which the page begins; empty for the first page
 */
record AchievementQuery(String state, String text, String after, int limit) {

  static final String SQL =
      """
      select a.* from achievement a
      where a.institution = :institution
        and a.name collate "C" > :after
        and (:state = '' or a.definition ->> 'state' = :state)
        and (:text = '' or strpos(a.name, lower(:text)) > 0
          or exists (
            select 1 from jsonb_each_text(a.definition -> 'title') title
            where strpos(lower(title.value), lower(:text)) > 0))
      order by a.name collate "C"
      """;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** Where the next page begins: a place in the order of the names, whatever is asked for. */
  static String cursor(String lastName) {
    return Base64Url.encode(lastName.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @throws MalformedInputException with {@code RANGE_ERROR} if it is none
   */
  static String parse(String cursor) {
    try {
      var name = new String(Base64Url.decode(cursor), StandardCharsets.UTF_8);
      if (NAME.matcher(name).matches()) {
        return name;
      }
    } catch (MalformedInputException e) {
      // as below
    }
    throw new MalformedInputException(RANGE_ERROR, "The cursor is not one of a previous answer.");
  }
}
