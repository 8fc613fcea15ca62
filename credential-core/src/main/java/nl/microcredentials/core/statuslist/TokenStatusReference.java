package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static nl.microcredentials.core.statuslist.StatusListRefused.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;

/**
 * Where the status of one token stands: the claim {@code status} of a Referenced Token.
 *
 * @param index from 0
 * @param uri of the Status List Token
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html#section-6.2">
 *     Token Status List (draft 21), 6.2 Referenced Token in JOSE</a>
 */
public record TokenStatusReference(long index, URI uri) {

  /** Name of the claim. */
  public static final String CLAIM = "status";

  private static final String STATUS_LIST = "status_list";

  public TokenStatusReference {
    if (index < 0) {
      throw new IllegalArgumentException("an index is not negative");
    }
  }

  /**
   * Reads the claim of a token whose {@code claims} have been verified.
   *
   * @return nothing if the token has no status
   * @throws StatusListRefused with STATUS_TYPE_UNKNOWN if its status is published in another way,
   *     also if that is in addition to a list; with MALFORMED_VALUE_ERROR if a member does not have
   *     its form, with RANGE_ERROR if the index cannot be that of any list
   */
  public static Optional<TokenStatusReference> parse(ObjectNode claims) {
    if (!claims.has(CLAIM)) {
      return Optional.empty();
    }
    var status = Members.object(claims, CLAIM);
    if (status.isEmpty()) {
      throw malformed(CLAIM);
    }
    if (!status.has(STATUS_LIST) || status.size() > 1) {
      throw new StatusListRefused(
          STATUS_TYPE_UNKNOWN, "The status of the token is published in a way that is not known.");
    }
    var reference = Members.object(status, STATUS_LIST);
    return Optional.of(new TokenStatusReference(index(reference), Members.uri(reference, "uri")));
  }

  private static long index(ObjectNode reference) {
    var index = reference.path("idx");
    if (!index.isIntegralNumber() || index.bigIntegerValue().signum() < 0) {
      throw malformed("idx");
    }
    if (!index.canConvertToLong()) {
      throw new StatusListRefused(RANGE_ERROR, "No status list has an entry at this index.");
    }
    return index.longValue();
  }

  /** The value of the claim. */
  public ObjectNode toJson() {
    var status = StrictJson.object();
    status.putObject(STATUS_LIST).put("idx", index).put("uri", uri.toString());
    return status;
  }
}
