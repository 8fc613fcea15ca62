package nl.microcredentials.issuer.batches;

/** Examples in the API description; a test sends them. */
final class BatchExamples {

  /** As a Dutch spreadsheet writes it. */
  static final String CSV =
      """
      achievementId;learner.eduPersonPrincipalName;learner.email;learner.givenName;\
      learner.familyName;learner.nameValidated;learner.initialStudent;result.state;result.pass;\
      result.final;result.score;result.resultValueType;result.resultDateTime;association.id;\
      association.state;association.role;source.system;source.id
      introduction-to-quantum-computing;n.demir@universiteit-aan-zee.example;\
      nil.demir@bedrijf.example;Nil;Demir;ja;nee;completed;passed;ja;8,5;\
      grade_0_10_one_decimal;20-11-2026 15:00;a-2026-0101;finished;student;osiris;a-2026-0101
      introduction-to-quantum-computing;t.devries@universiteit-aan-zee.example;\
      ;Tjeerd;"de Vries; Sr.";ja;nee;completed;passed;ja;7;\
      grade_0_10_one_decimal;2026-11-20;a-2026-0102;finished;student;osiris;a-2026-0102
      """;

  /** A completion on each line, as it would be sent by itself. */
  static final String NDJSON =
      """
      {"achievementId":"introduction-to-quantum-computing",\
      "learner":{"eduPersonPrincipalName":"m.bos@universiteit-aan-zee.example",\
      "givenName":"Mirre","familyName":"Bos","nameValidated":true,"initialStudent":false},\
      "result":{"state":"completed","pass":"passed","final":true,\
      "resultDateTime":"2026-11-20T15:00:00+01:00"},\
      "association":{"id":"a-2026-0103","state":"finished","role":"student"},\
      "source":{"system":"osiris","id":"a-2026-0103"}}
      """;

  private BatchExamples() {}
}
