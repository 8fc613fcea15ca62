package nl.microcredentials.issuer.webhooks;

/** Examples in the API description; a test sends them. */
final class WebhookExamples {

  /** A student system keeps its own record of what was awarded. */
  static final String STUDENT_SYSTEM =
      """
      {
        "url": "https://sis.universiteit-aan-zee.example/hooks/microcredentials",
        "events": ["issued", "registered", "revoked", "claimed"]
      }
      """;

  private WebhookExamples() {}
}
