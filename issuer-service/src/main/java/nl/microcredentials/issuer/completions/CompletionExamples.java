package nl.microcredentials.issuer.completions;

/** Examples in the API description; a test sends them. */
public final class CompletionExamples {

  /** A professional has passed the course with which the national pilot began. */
  public static final String QUANTUM_COMPUTING =
      """
      {
        "achievementId": "introduction-to-quantum-computing",
        "learner": {
          "eduPersonPrincipalName": "s.jansen@universiteit-aan-zee.example",
          "email": "sanne.jansen@bedrijf.example",
          "givenName": "Sanne",
          "familyName": "Jansen",
          "nameValidated": true,
          "initialStudent": false
        },
        "result": {
          "state": "completed",
          "pass": "passed",
          "final": true,
          "score": "8.5",
          "resultValueType": "grade_0_10_one_decimal",
          "resultDateTime": "2026-11-20T15:00:00+01:00"
        },
        "association": {
          "id": "a-2026-0042",
          "state": "finished",
          "role": "student",
          "startDateTime": "2026-09-07T09:00:00+02:00",
          "endDateTime": "2026-11-13T17:00:00+01:00"
        },
        "source": {"system": "osiris", "id": "a-2026-0042"}
      }
      """;

  private CompletionExamples() {}
}
