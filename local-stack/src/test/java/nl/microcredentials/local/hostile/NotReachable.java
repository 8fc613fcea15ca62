package nl.microcredentials.local.hostile;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** Cases for which this product has no door, or for which no request is enough; with the reason. */
final class NotReachable {

  private static final String OWN_VECTORS =
      "the files of that test suite are not at hand; see the tests of core's keys and jose packages";
  private static final String NO_DID_DOCUMENT =
      "keys come from the trust list; no DID document is ever fetched";
  private static final String REMOTE =
      "needs a hostile server; see the tests of the verifier's network and status packages";
  private static final String LOG_PROOF =
      "no caller hands in a proof or checkpoint; see the tests of core's merkle and log packages";
  private static final String FAULT =
      "needs a fault inside the system; see the tests of the module and of the stack's crashes";

  /** By case, or by area for an area of which nothing is reachable. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry("JWS-41", OWN_VECTORS),
          entry("JWS-42", OWN_VECTORS),
          entry("BAKED", "images are not accepted"),
          entry("DI-07", NO_DID_DOCUMENT),
          entry("DI-09", NO_DID_DOCUMENT),
          entry("DIDWEB-10", NO_DID_DOCUMENT),
          entry("DIDWEB-12", NO_DID_DOCUMENT),
          entry("DIDWEB-16", NO_DID_DOCUMENT),
          entry("DIDWEB-17", NO_DID_DOCUMENT),
          entry("VCDM-18", "the files of that test suite are not at hand"),
          entry("ENC-06", REMOTE),
          entry("REMOTE", REMOTE),
          entry("SSRF-04", REMOTE),
          entry("SSRF-05", REMOTE),
          entry("SSRF-06", REMOTE),
          entry("SSRF-08", REMOTE),
          entry("SSRF-11", REMOTE),
          entry("SSRF-22", REMOTE),
          entry("SSRF-23", REMOTE),
          entry("SCHEMA-04", "schemas are bundled and never fetched"),
          entry("STATUS-03", REMOTE),
          entry("STATUS-04", REMOTE),
          entry("STATUS-08", REMOTE),
          entry("STATUS-13", REMOTE),
          entry("STATUS-14", REMOTE),
          entry("STATUS-16", REMOTE),
          entry("STATUS-18", REMOTE),
          entry("STATUS-23", REMOTE),
          entry("STATUS-25", REMOTE),
          entry("STATUS-27", REMOTE),
          entry("STATUS-28", REMOTE),
          entry("CONTROL-08", REMOTE),
          entry("TRUST-04", "accreditation over time; see the tests of the verifier's verdicts"),
          entry("TRUST-05", "accreditation over time; see the tests of the verifier's verdicts"),
          entry("CONTROL-09", "keys over time; see the tests of the verifier's verdicts"),
          entry("CONTROL-06", "suspension and its end; see WholeLoopIT"),
          entry("TRUST-07", "needs a hostile registry; see the tests of the verifier"),
          entry("TRUST-08", "needs a hostile registry; see the tests of the verifier"),
          entry("TRUST-09", "needs a hostile registry; see the tests of the verifier"),
          entry("TRUST-15", "who may report which completion is for the institution to guard"),
          entry("LOG-03", LOG_PROOF),
          entry("LOG-04", LOG_PROOF),
          entry("LOG-06", LOG_PROOF),
          entry("LOG-08", LOG_PROOF),
          entry("LOG-09", LOG_PROOF),
          entry("LOG-10", LOG_PROOF),
          entry("LOG-24", LOG_PROOF),
          entry("LOG-14", FAULT),
          entry("LOG-23", "there are no witnesses yet"),
          entry("LOG-25", "there is no merge delay: a receipt is given after inclusion"),
          entry("LOG-27", FAULT),
          entry(
              "ISSUE-19",
              "no issuer starts with one key for two institutions; see the tests of its institutions"));

  private NotReachable() {}

  static Optional<String> reason(HostileCase hostile) {
    return Optional.ofNullable(REASONS.getOrDefault(hostile.id(), REASONS.get(hostile.area())));
  }
}
