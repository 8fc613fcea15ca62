package nl.microcredentials.issuer.achievements;

/** Examples in the API description; a test sends them. */
public final class AchievementExamples {

  /** The course with which the national pilot began. */
  public static final String QUANTUM_COMPUTING =
      """
      {
        "title": {"en": "Introduction to Quantum Computing", "nl": "Inleiding quantumcomputing"},
        "description": {
          "en": "How quantum computers work and what they can be used for, for professionals.",
          "nl": "Hoe quantumcomputers werken en waarvoor ze te gebruiken zijn, voor professionals."
        },
        "criteria": {
          "en": "Pass the written exam with at least 5.5.",
          "nl": "Het schriftelijk tentamen halen met ten minste een 5,5."
        },
        "language": "en",
        "learningOutcomes": [
          {"text": {"en": "Explain superposition, entanglement and measurement."}},
          {"text": {"en": "Program a simple quantum circuit and judge its result."}}
        ],
        "studyLoad": {"value": 3, "studyLoadUnit": "ects"},
        "levelOfQualification": "eqf_7",
        "levelConfirmed": true,
        "assessmentTypes": ["written_exam"],
        "assessment": {"supervised": true, "identityVerified": true, "location": "onsite"},
        "modesOfDelivery": ["blended"],
        "qualityAssurance": {
          "framework": "NL-HBO-WO",
          "url": "https://npuls.nl/doorbouwen-aan-microcredentials",
          "type": "institutional-accreditation",
          "body": "NVAO"
        },
        "admissionRequirements": {"en": "Linear algebra at bachelor level."},
        "stackable": true,
        "teachingLanguages": ["en"],
        "otherCodes": [{"codeType": "CROHO", "code": "60220"}],
        "fieldsOfStudy": ["0613"],
        "targetGroups": ["completed_tertiary_education_eqf_6"],
        "state": "published"
      }
      """;

  private static final String WELDING =
      """
      {"id": "safe-welding", "title": {"en": "Safe welding"},\
       "description": {"en": "Welding for maintenance engineers."},\
       "criteria": {"en": "Make a sound joint and explain each step."}, "language": "en",\
       "learningOutcomes": [{"text": {"en": "Weld safely."}}],\
       "studyLoad": {"value": 3, "studyLoadUnit": "ects"},\
       "assessmentTypes": ["professional_product"],\
       "assessment": {"supervised": true, "identityVerified": true, "location": "onsite"},\
       "modesOfDelivery": ["presential"],\
       "qualityAssurance": {"framework": "NL-HBO-WO",\
       "url": "https://npuls.nl/doorbouwen-aan-microcredentials",\
       "type": "institutional-accreditation"},\
       "stackable": false, "teachingLanguages": ["en"], "state": "draft"}\
      """;

  /** Several at once. */
  public static final String ARRAY = "[" + WELDING + "]";

  /** The same as lines; the second of them is refused. */
  public static final String LINES = WELDING + "\n{\"id\": \"without-anything\"}\n";

  private AchievementExamples() {}
}
