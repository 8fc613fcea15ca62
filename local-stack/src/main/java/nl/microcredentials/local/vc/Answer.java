package nl.microcredentials.local.vc;

import java.util.Locale;
import nl.microcredentials.core.json.StrictJson;

/**
 * What the command answers.
 *
 * @param data the secured document after issuing; otherwise a sentence that says why
 */
record Answer(Result result, String data) {

  enum Result {
    SUCCESS,
    FAILURE,
    /** Nothing speaks against it, and something could not be looked at. */
    INDETERMINATE
  }

  static Answer success(String data) {
    return new Answer(Result.SUCCESS, data);
  }

  static Answer failure(String data) {
    return new Answer(Result.FAILURE, data);
  }

  byte[] toJson() {
    var json = StrictJson.object().put("result", result.name().toLowerCase(Locale.ROOT));
    return StrictJson.write(json.put("data", data));
  }
}
