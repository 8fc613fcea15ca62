package nl.microcredentials.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;

/**
 * The file {@code localConfig.cjs}, by which a public suite tests one implementation only. One file
 * serves all of them: each suite takes what bears its tag.
 *
 * @see <a href="https://github.com/w3c/vc-test-suite-implementations">W3C, VC test suite
 *     implementations</a>
 */
final class LocalConfig {

  private static final String NAME = "microcred";
  private static final String VERIFY = "/vc-api/credentials/verify";

  /** The suite that expects verifiers to look at the status, and so has to ask for it. */
  private static final String WITH_STATUS = "BitstringStatusList";

  /**
   * Their vectors name issuers that do not control the keys they are signed with, or have a proof
   * of somebody else beside the issuer's.
   */
  private static final List<String> WITH_FOREIGN_KEYS =
      List.of("vc-api", "vc2.0", "eddsa-rdfc-2022", "ecdsa-sd-2023", "Ed25519Signature2020");

  private final URI issuer;
  private final URI verifier;
  private final Function<ThrowAwayIssuer, String> dids;

  LocalConfig(URI issuer, URI verifier, Function<ThrowAwayIssuer, String> dids) {
    this.issuer = issuer;
    this.verifier = verifier;
    this.dids = dids;
  }

  static URI issuing(URI issuer, String name) {
    return issuer.resolve("/vc-api/%s/credentials/issue".formatted(name));
  }

  /** A list in JSON is one in JavaScript. */
  @Override
  public String toString() {
    return """
    // Copy or link this file into the root folder of a suite; see docs/conformance.md.
    module.exports = %s;
    """
        .formatted(json().toPrettyString());
  }

  private ObjectNode json() {
    var config = StrictJson.object();
    config
        .putObject("settings")
        .put("enableInteropTests", false)
        .put("testAllImplementations", false);
    var implementation = config.putArray("implementations").addObject();
    implementation.put("name", NAME).put("implementation", NAME);
    putIssuers(implementation);
    putVerifiers(implementation);
    putHolders(implementation);
    var resolvers = implementation.putArray("didResolvers");
    endpoint(resolvers.addObject(), "/1.0/identifiers", List.of("did-key", "Did-Key"));
    return config;
  }

  /** Without {@code options}: one suite writes into them and sends what it wrote ever after. */
  private void putIssuers(ObjectNode implementation) {
    var issuers = implementation.putArray("issuers");
    for (var one : ThrowAwayIssuer.ALL) {
      var settings = issuers.addObject();
      settings.put("id", dids.apply(one)).put("endpoint", "" + issuing(issuer, one.name()));
      putSupport(settings, curves(List.of(one.keyType())));
      putTags(settings, one.tags());
    }
  }

  private void putVerifiers(ObjectNode implementation) {
    var tags =
        ThrowAwayIssuer.ALL.stream()
            .flatMap(one -> one.tags().stream())
            .filter(tag -> !tag.equals(WITH_STATUS))
            .distinct();
    var byKind = tags.collect(Collectors.partitioningBy(WITH_FOREIGN_KEYS::contains));
    var verifiers = implementation.putArray("verifiers");
    var everyCurve = curves(List.of(KeyType.P_256, KeyType.P_384));
    var strict = verifiers.addObject();
    endpoint(strict, VERIFY, byKind.get(false));
    putSupport(strict, everyCurve);
    var withStatus = verifiers.addObject();
    endpoint(withStatus, VERIFY, List.of(WITH_STATUS));
    withStatus.putObject("options").putArray("checks").add("proof").add("credentialStatus");
    var lenient = verifiers.addObject();
    endpoint(lenient, "/vc-api/lenient/credentials/verify", byKind.get(true));
    putSupport(lenient, everyCurve);
    var presentations = implementation.putArray("vpVerifiers").addObject();
    endpoint(presentations, "/vc-api/presentations/verify", List.of("vc2.0", "vc-api"));
    presentations.putObject("options");
  }

  private void putHolders(ObjectNode implementation) {
    var holders = implementation.putArray("vcHolders");
    for (var one : ThrowAwayIssuer.ALL) {
      if (one.disclosesSelectively()) {
        var address = issuer.resolve("/vc-api/%s/credentials/derive".formatted(one.name()));
        var settings = holders.addObject().put("id", "" + address).put("endpoint", "" + address);
        putSupport(settings, curves(List.of(one.keyType())));
        putTags(settings, List.of("vcHolder", one.cryptosuite()));
      }
    }
  }

  private void endpoint(ObjectNode settings, String path, List<String> tags) {
    var address = verifier.resolve(path);
    settings.put("id", "" + address).put("endpoint", "" + address);
    putTags(settings, tags);
  }

  /** The suite of ECDSA does not run without the second member. */
  private static void putSupport(ObjectNode settings, List<String> curves) {
    settings.putObject("supports").putArray("vc").add("1.1").add("2.0");
    if (!curves.isEmpty()) {
      var types = settings.putArray("supportedEcdsaKeyTypes");
      curves.forEach(types::add);
    }
  }

  private static List<String> curves(List<KeyType> types) {
    return types.stream().filter(type -> type != KeyType.ED25519).map(KeyType::curve).toList();
  }

  private static void putTags(ObjectNode settings, List<String> tags) {
    var array = settings.putArray("tags");
    tags.forEach(array::add);
  }
}
