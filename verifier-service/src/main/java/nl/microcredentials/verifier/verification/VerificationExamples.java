package nl.microcredentials.verifier.verification;

/** Examples in the description of the interface; a test verifies that they are what is answered. */
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
        "proof": [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}]
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
