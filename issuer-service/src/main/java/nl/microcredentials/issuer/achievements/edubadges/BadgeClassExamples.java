package nl.microcredentials.issuer.achievements.edubadges;

/** Examples in the API description; a test sends them. */
final class BadgeClassExamples {

  /** A badge class with everything that edubadges has for micro-credentials. */
  static final String PSYCHOLOGY =
      """
      {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": "https://api.edubadges.nl/public/badges/AbCdEfGhIjKlMnOpQrStUv",
        "issuer": "https://api.edubadges.nl/public/issuers/ZyXwVuTsRqPoNmLkJiHgFe",
        "name": "Introduction to Psychology",
        "description": "What psychologists study, and **how** they find out.",
        "image": "https://api.edubadges.nl/media/uploads/badges/psychology.png",
        "criteria": {
          "id": "https://api.edubadges.nl/public/badges/AbCdEfGhIjKlMnOpQrStUv",
          "narrative": "Pass the exam and hand in a report on an experiment of your own."
        },
        "alignment": [
          {
            "targetName": "psychology",
            "targetUrl": "http://data.europa.eu/snb/isced-f/0313",
            "targetFramework": "ISCED-F"
          },
          {"targetName": "Learning analytics", "targetUrl": "https://www.surf.example/analytics"}
        ],
        "badge_class_type": "micro_credential",
        "participation": "blended,work_experience",
        "assessment_type": "oram_exam,report_paper",
        "assessment_supervised": true,
        "assessment_id_verified": true,
        "quality_assurance_name":
            "Kwaliteitskader Microcredentials voor Professionals HBO en WO",
        "quality_assurance_url": "https://npuls.nl/doorbouwen-aan-microcredentials",
        "stackable": true,
        "eqf_nlqf_level_verified": true,
        "expiration_period": 730,
        "extensions:LanguageExtension": {
          "@context": "https://api.edubadges.nl/extensions/LanguageExtension/context.json",
          "type": ["Extension", "extensions:LanguageExtension"],
          "Language": "en_EN"
        },
        "extensions:ECTSExtension": {
          "@context": "https://api.edubadges.nl/extensions/ECTSExtension/context.json",
          "type": ["Extension", "extensions:ECTSExtension"],
          "ECTS": 3.5
        },
        "extensions:TimeInvestmentExtension": {
          "@context": "https://api.edubadges.nl/extensions/TimeInvestmentExtension/context.json",
          "type": ["Extension", "extensions:TimeInvestmentExtension"],
          "TimeInvestment": 98
        },
        "extensions:EQFExtension": {
          "@context": "https://api.edubadges.nl/extensions/EQFExtension/context.json",
          "type": ["Extension", "extensions:EQFExtension"],
          "EQF": 6
        },
        "extensions:LearningOutcomeExtension": {
          "@context": "https://api.edubadges.nl/extensions/LearningOutcomeExtension/context.json",
          "type": ["Extension", "extensions:LearningOutcomeExtension"],
          "LearningOutcome": "Can set up, carry out and judge a simple psychological experiment."
        },
        "extensions:EducationProgramIdentifierExtension": {
          "@context":
              "https://api.edubadges.nl/extensions/EducationProgramIdentifierExtension/context.json",
          "type": ["Extension", "extensions:EducationProgramIdentifierExtension"],
          "EducationProgramIdentifier": [56604]
        }
      }
      """;

  private BadgeClassExamples() {}
}
