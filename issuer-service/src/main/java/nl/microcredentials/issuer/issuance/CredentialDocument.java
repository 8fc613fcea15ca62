package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.issuer.achievements.PublishedAchievement;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.StudyLoadUnit;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * A credential as it will be signed.
 *
 * @param json without proof
 * @param salt of the commitment in the registry
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential">Open Badges 3.0,
 *     AchievementCredential</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record CredentialDocument(ObjectNode json, byte[] salt) {

  /**
   * What a credential is made of, beside the completion.
   *
   * @param statusList address of the list with its status
   * @param logOrigin name of the log it will be registered in
   * @param awarded when the learner earned it
   * @param validFrom when this credential is issued
   */
  record Facts(
      UUID id,
      Institution institution,
      PublishedAchievement achievement,
      String statusList,
      int statusListIndex,
      String logOrigin,
      Instant awarded,
      Instant validFrom) {}

  static CredentialDocument of(Facts facts, Completion completion, SecureRandom random) {
    var salt = salt(random);
    var json = StrictJson.object();
    json.putArray("@context")
        .add(JsonLdContexts.CREDENTIALS_V2)
        .add(JsonLdContexts.OPEN_BADGES_V3)
        .add(JsonLdContexts.MICROCREDENTIAL_V1);
    json.put("id", UrnUuid.of(facts.id()));
    json.putArray("type").add("VerifiableCredential").add("AchievementCredential");
    var definition = facts.achievement().definition();
    json.put("name", definition.title().in(definition.language()).orElseThrow());
    json.put("awardedDate", DateTimeStamp.format(facts.awarded()))
        .put("validFrom", DateTimeStamp.format(facts.validFrom()));
    json.set("issuer", issuer(facts.institution()));
    json.set("credentialSubject", subject(facts.achievement(), completion, random));
    putEvidence(json, completion);
    var schemas = json.putArray("credentialSchema");
    for (var id : CredentialSchemas.MANDATORY) {
      schemas.addObject().put("id", id).put("type", "JsonSchema");
    }
    var index = Integer.toString(facts.statusListIndex());
    json.putObject("credentialStatus")
        .put("id", facts.statusList() + '#' + index)
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", index)
        .put("statusListCredential", facts.statusList());
    json.putObject("registration")
        .put("type", "RegistryRecord")
        .put("log", facts.logOrigin())
        .put("salt", Multibase.base64Url(salt));
    return new CredentialDocument(json, salt);
  }

  /**
   * The next edition of a credential: under the same id and with the same status the same facts,
   * said anew by the institution as it is now.
   *
   * @param former edition, without proof
   */
  static CredentialDocument renewed(
      ObjectNode former, Institution institution, Instant validFrom, SecureRandom random) {
    var salt = salt(random);
    var json = former.deepCopy();
    json.put("validFrom", DateTimeStamp.format(validFrom));
    json.set("issuer", issuer(institution));
    json.withObject("/registration").put("salt", Multibase.base64Url(salt));
    return new CredentialDocument(json, salt);
  }

  private static byte[] salt(SecureRandom random) {
    var salt = new byte[Commitment.LENGTH];
    random.nextBytes(salt);
    return salt;
  }

  private static ObjectNode issuer(Institution institution) {
    var issuer = StrictJson.object().put("id", institution.did());
    issuer.putArray("type").add("Profile");
    issuer.put("name", institution.legalName()).put("url", institution.website().toString());
    var address = issuer.putObject("address");
    address.putArray("type").add("Address");
    address.put("addressCountryCode", institution.countryCode());
    issuer
        .putArray("otherIdentifier")
        .addObject()
        .put("type", "IdentifierEntry")
        .put("identifier", institution.institutionCode())
        .put("identifierType", "ext:BRIN");
    return issuer;
  }

  private static ObjectNode subject(
      PublishedAchievement achievement, Completion completion, SecureRandom random) {
    var subject = StrictJson.object();
    var learner = completion.learner();
    if (learner.holder() != null) {
      subject.put("id", learner.holder());
    }
    subject.putArray("type").add("AchievementSubject");
    putIdentity(subject, learner, random);
    if (completion.asserted().contains(Completion.RESULT)) {
      subject.put("narrative", assertion(achievement.definition().language()));
    }
    var association = completion.association();
    var result = completion.result();
    if (association.startDateTime() != null) {
      subject.put(
          "activityStartDate", DateTimeStamp.format(association.startDateTime().toInstant()));
    }
    var end = Optional.ofNullable(association.endDateTime()).orElse(result.resultDateTime());
    subject.put("activityEndDate", DateTimeStamp.format(end.toInstant()));
    var studyLoad = achievement.definition().studyLoad();
    if (studyLoad.studyLoadUnit() == StudyLoadUnit.ECTS) {
      subject.put("creditsEarned", studyLoad.value());
    }
    var document = new AchievementDocument(achievement);
    var graded = result.score() != null && result.resultValueType() != null;
    if (graded) {
      var grade = subject.putArray("result").addObject();
      grade.putArray("type").add("Result");
      grade
          .put("resultDescription", document.gradeDescriptionId())
          .put("value", result.score())
          .put("status", "Completed");
    }
    Assessment assessment =
        Optional.ofNullable(completion.assessment()).orElse(achievement.definition().assessment());
    subject.set(
        "achievement", document.toJson(assessment, graded ? result.resultValueType() : null));
    return subject;
  }

  /**
   * The learner, hashed: who is told a name or an address can compare it, and nobody can read it.
   * Each identity has its own salt, so that two credentials of one learner cannot be connected.
   */
  private static void putIdentity(
      ObjectNode subject, Completion.Participant learner, SecureRandom random) {
    var identities = subject.putArray("identifier");
    identities.add(IdentityObject.of("name", learner.name(), random));
    if (learner.email() != null) {
      identities.add(IdentityObject.of("emailAddress", lowerCase(learner.email()), random));
    }
    if (learner.eduPersonPrincipalName() != null) {
      var eppn = lowerCase(learner.eduPersonPrincipalName());
      identities.add(IdentityObject.of("ext:eduPersonPrincipalName", eppn, random));
    }
    if (learner.eduId() != null) {
      identities.add(IdentityObject.of("ext:eduID", learner.eduId(), random));
    }
  }

  /** No result was reported, and whoever relies on the credential must be able to see that. */
  private static String assertion(String language) {
    return language.startsWith("nl")
        ? "De instelling verklaart met deze toekenning dat het resultaat definitief en behaald is."
        : "By this award the institution asserts that the result is final and passed.";
  }

  private static void putEvidence(ObjectNode json, Completion completion) {
    if (completion.evidence().isEmpty()) {
      return;
    }
    var all = json.putArray("evidence");
    for (var evidence : completion.evidence()) {
      var one = all.addObject();
      if (evidence.url() != null) {
        one.put("id", evidence.url().url());
      }
      one.putArray("type").add("Evidence");
      putIfThere(one, "name", evidence.name());
      putIfThere(one, "description", evidence.description());
      putIfThere(one, "narrative", evidence.narrative());
    }
  }

  private static void putIfThere(ObjectNode json, String member, String text) {
    if (text != null) {
      json.put(member, text);
    }
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
