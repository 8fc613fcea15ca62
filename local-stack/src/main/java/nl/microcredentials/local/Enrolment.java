package nl.microcredentials.local;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;

/** What happens once before an institution can award: it is accredited, and publishes a course. */
public final class Enrolment {

  /** When the national pilot began; accreditations of the sample institutions go back to it. */
  private static final String PILOT_START = "2021-10-01T00:00:00Z";

  private final LocalStack stack;
  private final Http http;

  public Enrolment(LocalStack stack, Http http) {
    this.stack = stack;
    this.http = http;
  }

  /** Both steps for every sample institution; repeating them changes nothing. */
  public void enrolAll() {
    for (var institution : SampleInstitutions.all()) {
      accredit(institution);
      publish(institution);
    }
  }

  private void accredit(SampleInstitution institution) {
    var issuer = stack.issuer().address();
    var accreditation =
        StrictJson.object()
            .put("legalName", institution.legalName())
            .put("sector", institution.sector().code())
            .put("countryCode", "NL")
            .put("institutionCode", institution.institutionCode())
            .put("accreditedFrom", PILOT_START);
    var keys = accreditation.putArray("keys");
    SampleInstitution.KEYS.forEach((id, type) ->
        keys.addObject()
            .put("id", institution.did(issuer) + '#' + id)
            .put("publicKeyMultibase", stack.keys().multikey(institution.keyName(type), type))
            .put("validFrom", PILOT_START));
    http.put(
            accreditationOf(institution),
            stack.tokens().national(Role.OPERATOR),
            StrictJson.write(accreditation))
        .expect(200, 201, 204);
  }

  private URI accreditationOf(SampleInstitution institution) {
    var did = institution.did(stack.issuer().address());
    return stack
        .registry()
        .address()
        .resolve("/v1/issuers/" + URLEncoder.encode(did, StandardCharsets.US_ASCII));
  }

  private void publish(SampleInstitution institution) {
    var course = institution.course();
    http.put(
            stack.issuer().address().resolve("/v1/achievements/" + course.id()),
            stack.tokens().of(institution, Role.ACHIEVEMENT_ADMIN),
            StrictJson.write(course.definition()))
        .expect(200, 201);
  }
}
