package nl.microcredentials.issuer.oeapi;

/** Examples in the API description; tests send them. */
public final class OeapiExamples {

  /** Version 6, a professional who has passed a course. */
  public static final String COURSE_V6 =
      """
      {
        "associationId": "0f6c5f0e-3c4b-4d4e-9c5a-2b8f5d1e7a61",
        "role": "student",
        "state": "finished",
        "startDateTime": "2026-09-07T09:00:00+02:00",
        "expectedEndDateTime": "2026-11-13T17:00:00+01:00",
        "actualEndDateTime": "2026-11-13T16:45:00+01:00",
        "person": {
          "personId": "b7d1c3a8-5a0e-4f57-8f0e-6a5a0a9b7c11",
          "primaryCode": {"codeType": "student_number", "code": "7042119"},
          "givenName": "Fenna",
          "preferredName": "Fen",
          "surnamePrefix": "van der",
          "surname": "Meer",
          "displayName": "Fenna van der Meer",
          "initials": "F.J.",
          "activeEnrolment": true,
          "affiliations": ["guest"],
          "email": "fenna.vandermeer@waterschap-delfland.example",
          "languageOfChoice": ["nl-NL"],
          "otherCodes": [
            {"codeType": "x-eppn", "code": "f.vandermeer@universiteit-aan-zee.example"}
          ],
          "ext": {"nameValidated": true, "initialStudent": false}
        },
        "courseOffering": {
          "offeringId": "7b1f9d52-8a3e-4c8e-a7a4-0c6f3d2b9e10",
          "primaryCode": {"codeType": "offering_code", "code": "QC-INTRO-2026-1"},
          "name": [
            {"language": "nl-NL", "value": "Inleiding quantumcomputing, najaar 2026"},
            {"language": "en-GB", "value": "Introduction to Quantum Computing, autumn 2026"}
          ],
          "state": "active",
          "teachingLanguages": ["en-GB"],
          "modesOfDelivery": ["blended"],
          "resultExpected": true,
          "resultValueType": "grade_0_10_one_decimal",
          "startDateTime": "2026-09-07T09:00:00+02:00",
          "endDateTime": "2026-11-13T17:00:00+01:00",
          "course": {
            "courseId": "2e5b0c77-1f0c-4b37-9f5d-3d8e1c6a4b29",
            "primaryCode": {"codeType": "x-course", "code": "QC-INTRO"},
            "name": [{"language": "en-GB", "value": "Introduction to Quantum Computing"}],
            "studyLoad": [{"studyLoadUnit": "ects", "value": 3}],
            "level": "master"
          }
        },
        "result": {
          "state": "completed",
          "pass": "passed",
          "score": "8.5",
          "final": true,
          "resultDateTime": "2026-11-20T15:00:00+01:00",
          "studyLoad": {"studyLoadUnit": "ects", "value": 3}
        },
        "consumer": {"consumerKey": "nl-microcredentials"}
      }
      """;

  /** Version 5, the same course in an older student system. */
  public static final String COURSE_V5 =
      """
      {
        "associationId": "4a0d1b7e-62c9-4a35-8f8e-9f27c0a5d3b4",
        "associationType": "courseOfferingAssociation",
        "role": "student",
        "state": "associated",
        "person": {
          "personId": "f0a3d7c2-9b1e-4f6d-8a55-1c2e7b9d0e83",
          "primaryCode": {"codeType": "studentNumber", "code": "7042388"},
          "givenName": "Joost",
          "surnamePrefix": "de",
          "surname": "Wit",
          "displayName": "Joost de Wit",
          "activeEnrollment": true,
          "affiliations": ["guest"],
          "mail": "joost.dewit@ziekenhuis-rijnmond.example",
          "ext": {"nameValidated": true, "initialStudent": false}
        },
        "offering": {
          "offeringId": "7b1f9d52-8a3e-4c8e-a7a4-0c6f3d2b9e10",
          "offeringType": "course",
          "primaryCode": {"codeType": "offeringCode", "code": "QC-INTRO-2026-1"},
          "name": [
            {"language": "nl-NL", "value": "Inleiding quantumcomputing, najaar 2026"}
          ],
          "description": [
            {"language": "nl-NL", "value": "Hoe quantumcomputers werken, voor professionals."}
          ],
          "teachingLanguage": "eng",
          "modeOfDelivery": ["hybrid"],
          "resultExpected": true,
          "resultValueType": "1-10",
          "startDate": "2026-09-07",
          "endDate": "2026-11-13",
          "course": {
            "courseId": "2e5b0c77-1f0c-4b37-9f5d-3d8e1c6a4b29",
            "primaryCode": {"codeType": "x-course", "code": "QC-INTRO"},
            "name": [{"language": "en-GB", "value": "Introduction to Quantum Computing"}]
          }
        },
        "result": {
          "state": "completed",
          "pass": "passed",
          "score": "7",
          "resultDate": "2026-11-20",
          "ext": {"final": true}
        },
        "consumers": [{"consumerKey": "nl-microcredentials"}]
      }
      """;

  /** Version 6, a programme whose document is a micro-credential certificate. */
  public static final String PROGRAMME_V6 =
      """
      {
        "associationId": "c2b9a6f4-0d8c-4f0b-b6a1-7e3d5c9f1a28",
        "role": "student",
        "state": "finished",
        "startDateTime": "2026-08-31T09:00:00+02:00",
        "actualEndDateTime": "2026-11-06T17:00:00+01:00",
        "person": {
          "personId": "d4c8e1f7-3a6b-49d0-9e2f-5b7a1c8d6e30",
          "primaryCode": {"codeType": "student_number", "code": "7042501"},
          "givenName": "Yasmina",
          "surname": "El Amrani",
          "activeEnrolment": true,
          "email": "y.elamrani@gemeente-zeestad.example",
          "otherCodes": [
            {"codeType": "x-eduid", "code": "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"}
          ],
          "ext": {"nameValidated": true, "initialStudent": false}
        },
        "programmeOffering": {
          "offeringId": "a1e6d3c9-4b7f-4d28-9c0e-8f5a2b7d6c41",
          "primaryCode": {"codeType": "offering_code", "code": "MC-QC-2026-1"},
          "name": [{"language": "nl-NL", "value": "Microcredential quantumcomputing"}],
          "resultValueType": "pass_or_fail",
          "programme": {
            "programmeId": "e5f2a8b1-7c3d-4e96-8d1a-2b9c4f6e0d57",
            "programmeType": "course",
            "primaryCode": {"codeType": "x-programme", "code": "MC-QC"},
            "name": [{"language": "nl-NL", "value": "Microcredential quantumcomputing"}],
            "formalDocument": "micro_credential_certificate",
            "levelOfQualification": "eqf_7"
          }
        },
        "result": {
          "state": "completed",
          "pass": "passed",
          "score": "P",
          "final": true,
          "resultDateTime": "2026-11-18T12:00:00+01:00",
          "studyLoad": {"studyLoadUnit": "ects", "value": 3}
        }
      }
      """;

  /** Version 5, a programme. */
  public static final String PROGRAMME_V5 =
      """
      {
        "associationId": "91c5e7d3-2f4a-4b6c-8e0d-6a3b1f9c7d52",
        "associationType": "programOfferingAssociation",
        "role": "student",
        "state": "associated",
        "person": {
          "personId": "6e2d9b4c-8f1a-4c73-a5e6-0d7b3c2f9a18",
          "primaryCode": {"codeType": "studentNumber", "code": "7042777"},
          "givenName": "Tjitske",
          "surname": "Hoekstra",
          "displayName": "Tjitske Hoekstra",
          "activeEnrollment": true,
          "affiliations": ["guest"],
          "mail": "tjitske.hoekstra@energie-noord.example",
          "ext": {"nameValidated": true, "initialStudent": false}
        },
        "offering": {
          "offeringId": "a1e6d3c9-4b7f-4d28-9c0e-8f5a2b7d6c41",
          "offeringType": "program",
          "primaryCode": {"codeType": "offeringCode", "code": "MC-QC-2026-1"},
          "name": [{"language": "nl-NL", "value": "Microcredential quantumcomputing"}],
          "description": [{"language": "nl-NL", "value": "Voor professionals."}],
          "teachingLanguage": "eng",
          "resultExpected": true,
          "resultValueType": "pass-or-fail",
          "startDate": "2026-08-31",
          "endDate": "2026-11-06",
          "program": {
            "programId": "e5f2a8b1-7c3d-4e96-8d1a-2b9c4f6e0d57",
            "programType": "course",
            "primaryCode": {"codeType": "x-programme", "code": "MC-QC"},
            "name": [{"language": "nl-NL", "value": "Microcredential quantumcomputing"}]
          }
        },
        "result": {
          "state": "completed",
          "pass": "passed",
          "score": "P",
          "resultDate": "2026-11-18",
          "ext": {"final": true}
        }
      }
      """;

  private OeapiExamples() {}
}
