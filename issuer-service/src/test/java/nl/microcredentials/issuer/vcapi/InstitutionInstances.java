package nl.microcredentials.issuer.vcapi;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as institutions use it, with two more ways to have their awards secured. */
public class InstitutionInstances implements QuarkusTestProfile {

  static final String UNIVERSITY = "university-jcs";
  static final String APPLIED = "applied-rdfc";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "issuer.vc-api.instances.university-jcs.cryptosuite", "eddsa-jcs-2022",
        "issuer.vc-api.instances.university-jcs.institution", "universiteit-aan-zee",
        "issuer.vc-api.instances.applied-rdfc.cryptosuite", "eddsa-rdfc-2022",
        "issuer.vc-api.instances.applied-rdfc.institution", "hogeschool-van-de-delta");
  }
}
