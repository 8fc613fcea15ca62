package nl.microcredentials.verifier.verification;

/**
 * Examples in the description of the interface. A test compares the answers with real ones, and
 * shows that nothing but the signature of its issuer is missing from the request.
 */
final class VerificationExamples {

  static final String REQUEST =
      """
      {
        "@context": [
          "https://www.w3.org/ns/credentials/v2",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
          "https://microcredentials.nl/contexts/microcredential/v1"
        ],
        "id": "urn:uuid:6f1c8f0e-4a7d-4b53-9f0e-2c1d3a4b5c6d",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": "Data analysis for professionals",
        "awardedDate": "2026-11-20T00:00:00Z",
        "validFrom": "2026-11-20T09:00:00Z",
        "issuer": {
          "id": "did:web:hogeschool.example",
          "type": ["Profile"],
          "name": "Hogeschool Example",
          "address": {"type": ["Address"], "addressCountryCode": "NL"}
        },
        "credentialSubject": {
          "type": ["AchievementSubject"],
          "identifier": [{
            "type": "IdentityObject",
            "hashed": true,
            "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
            "identityType": "emailAddress",
            "salt": "Kosher"
          }],
          "activityEndDate": "2026-11-14T00:00:00Z",
          "creditsEarned": 5,
          "achievement": {
            "id": "https://hogeschool.example/achievements/data-analysis",
            "type": ["Achievement", "MicroCredentialAchievement"],
            "achievementType": "MicroCredential",
            "name": "Data analysis for professionals",
            "description": "Analysing data and explaining what it says.",
            "criteria": {"narrative": "Pass the portfolio assessment."},
            "inLanguage": "en",
            "creditsAvailable": 5,
            "alignment": [{
              "type": ["Alignment"],
              "targetType": "ext:EQFLevel",
              "targetFramework": "EQF",
              "targetName": "EQF level 6",
              "targetCode": "6",
              "targetUrl": "http://data.europa.eu/snb/eqf/6"
            }],
            "learningOutcome": ["Analyses a set of data and explains the outcome."],
            "studyLoad": {"value": 5, "studyLoadUnit": "ects"},
            "levelConfirmed": true,
            "assessmentType": ["portfolio"],
            "participationType": ["online"],
            "qualityAssurance": {
              "framework": "NL-HBO-WO",
              "qualityAssuranceType": "institutional-accreditation"
            }
          }
        },
        "credentialSchema": [
          {
            "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            "type": "JsonSchema"
          },
          {
            "id": "https://microcredentials.nl/schemas/microcredential/v1",
            "type": "JsonSchema"
          }
        ],
        "credentialStatus": {
          "id": "https://hogeschool.example/status-lists/3#94567",
          "type": "BitstringStatusListEntry",
          "statusPurpose": "revocation",
          "statusListIndex": "94567",
          "statusListCredential": "https://hogeschool.example/status-lists/3"
        },
        "registration": {
          "type": "RegistryRecord",
          "log": "registry.example/log",
          "salt": "uAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
        },
        "proof": [{
          "type": "DataIntegrityProof",
          "cryptosuite": "eddsa-rdfc-2022",
          "created": "2026-11-20T09:00:00Z",
          "verificationMethod": "did:web:hogeschool.example#key-1",
          "proofPurpose": "assertionMethod",
          "proofValue": "z2Ana1pUpv2ZbMVkwF5FXapYeBEjdxDatLn7nvJkhgTSXbs59SyZSx866bXirPgj8QQVB57uxHJBG1YFvkRbFj4T"
        }]
      }\
      """;

  private static final String PASSED_CHECKS =
      """
          {"name": "proof", "outcome": "passed", "message": "The credential is genuine and unchanged.", "problems": []},
          {"name": "structure", "outcome": "passed", "message": "The credential is built as it should be.", "problems": []},
          {"name": "schema", "outcome": "passed", "message": "The credential follows the rules for micro-credentials.", "problems": []},
          {"name": "issuer", "outcome": "passed", "message": "The institution was entitled to award it.", "problems": []},
          {"name": "validity", "outcome": "passed", "message": "The credential is valid today.", "problems": []},
      """;

  private static final String SUMMARY =
      """
        "credential": {
          "title": "Data analysis for professionals",
          "issuer": {"id": "did:web:hogeschool.example", "name": "Hogeschool Example"},
          "awardedDate": "2026-11-20T00:00:00Z",
          "studyLoad": {"value": 5, "studyLoadUnit": "ects"},
          "level": "eqf_6",
          "learningOutcomes": ["Analyses a set of data and explains the outcome."]
        },
        "policy": "national",
        "trustListVersion": 12,
        "logCheckpoint": {"origin": "registry.example/log", "size": 48211},
        "verifiedAt": "2026-11-23T09:00:00Z"
      }\
      """;

  private static final String LAST_CHECKS =
      """
          {"name": "registration", "outcome": "passed", "message": "The credential is in the national registry, exactly as shown.", "problems": []},
          {"name": "standard-elements", "outcome": "passed", "message": "Everything that Europe asks for is stated.", "problems": []}
        ],
      """;

  static final String VALID =
      "{\n  \"outcome\": \"VALID\",\n  \"checks\": [\n"
          + PASSED_CHECKS
          + "    {\"name\": \"status\", \"outcome\": \"passed\","
          + " \"message\": \"The credential has not been withdrawn.\", \"problems\": []},\n"
          + LAST_CHECKS
          + SUMMARY;

  static final String REVOKED =
      "{\n  \"outcome\": \"INVALID\",\n  \"checks\": [\n"
          + PASSED_CHECKS
          + "    {\"name\": \"status\", \"outcome\": \"failed\","
          + " \"message\": \"The institution has withdrawn this credential.\", \"problems\": ["
          + "{\"type\": \"urn:microcredential:problem:revoked\","
          + " \"title\": \"Credential is revoked\","
          + " \"detail\": \"Revoked on 2026-11-22T10:00:00Z, reason: issued-in-error.\"}]},\n"
          + LAST_CHECKS
          + SUMMARY;

  private VerificationExamples() {}
}
