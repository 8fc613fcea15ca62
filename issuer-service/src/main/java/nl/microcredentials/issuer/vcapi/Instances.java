package nl.microcredentials.issuer.vcapi;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.VerifyingSigner;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.VcApiConfig;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.signing.SecuringMechanism;
import nl.microcredentials.issuer.signing.SecuringMechanisms;

/**
 * The instances that the operator has set up. Each is tried when the service starts: a key that
 * does not go with its cryptosuite must show then, not at the first credential.
 */
@Startup
@ApplicationScoped
class Instances {

  private final Map<String, Instance> byName = new LinkedHashMap<>();
  private final ConformanceProfile conformance;
  private final Institutions institutions;
  private final SecureRandom random;

  Instances(
      IssuerConfig config,
      ConformanceProfile conformance,
      Institutions institutions,
      SecureRandom random) {
    this.conformance = conformance;
    this.institutions = institutions;
    this.random = random;
    config.vcApi().instances().forEach((name, settings) -> byName.put(name, load(name, settings)));
  }

  Optional<Instance> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  private Instance load(String name, VcApiConfig.Instance settings) {
    var mechanism =
        SecuringMechanisms.named(settings.cryptosuite(), conformance.canonicalizer(), random)
            .orElseThrow(() -> wrong(name, "has an unknown cryptosuite"));
    var instance =
        settings.institution().isPresent()
            ? ofInstitution(name, mechanism, settings)
            : throwAway(name, mechanism, settings);
    tryOut(instance);
    return instance;
  }

  private Instance ofInstitution(
      String name, SecuringMechanism mechanism, VcApiConfig.Instance settings) {
    if (settings.keyFile().isPresent() || settings.anyIssuer()) {
      throw wrong(name, "is an institution's, which signs with its own key for itself only");
    }
    return settings
        .institution()
        .flatMap(institutions::named)
        .map(institution -> new Instance.OfInstitution(name, mechanism, institution))
        .orElseThrow(() -> wrong(name, "names an institution that there is not"));
  }

  private Instance throwAway(
      String name, SecuringMechanism mechanism, VcApiConfig.Instance settings) {
    if (!conformance.isOn()) {
      throw wrong(name, "names no institution, which only a conformance profile can do without");
    }
    var file = settings.keyFile().orElseThrow(() -> wrong(name, "has neither key nor institution"));
    var key = read(name, file);
    return new Instance.ThrowAway(
        name,
        mechanism,
        key.getPublic(),
        new VerifyingSigner(Signatures.signer(key, random), key.getPublic()),
        settings.anyIssuer());
  }

  private static KeyPair read(String name, Path file) {
    try {
      return Jwk.readPair(StrictJson.parseObject(Files.readAllBytes(file)));
    } catch (IOException | Refused e) {
      throw wrong(name, "has no readable key in " + file);
    }
  }

  /**
   * With something that says nothing. An institution whose keys were all revoked or have ended
   * keeps nobody else from working.
   */
  private static void tryOut(Instance instance) {
    if (instance instanceof Instance.OfInstitution(_, _, var institution)
        && institution.signingKey(KeyType.ED25519).isEmpty()) {
      return;
    }
    var document = StrictJson.object();
    var contexts = document.putArray("@context").add(JsonLdContexts.CREDENTIALS_V2);
    instance.mechanism().contextOfProof(DataModel.V2_0).ifPresent(contexts::add);
    document.put("type", "VerifiablePresentation").put("holder", instance.did());
    try {
      instance.secure(document, Instant.EPOCH, List.of("/holder"));
    } catch (Refused e) {
      throw wrong(instance.name(), "cannot sign: " + e.detail());
    }
  }

  private static IllegalStateException wrong(String name, String what) {
    return new IllegalStateException("the VC API instance %s %s".formatted(name, what));
  }
}
