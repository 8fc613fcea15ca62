package nl.microcredentials.issuer.directaward;

/** Examples in the API description; tests send them. */
public final class DirectAwardExamples {

  /** Three professionals who finished together. */
  public static final String BUNDLE =
      """
      {
        "badgeclass": "nqnPNcVmTfaPXrTdkRtcgA",
        "direct_awards": [
          {
            "eppn": "f.vandermeer@hogeschool-van-de-delta.example",
            "recipient_email": "fenna.vandermeer@waterschap-delfland.example",
            "first_name": "Fenna",
            "surname": "van der Meer",
            "grade_achieved": "8,5",
            "evidence_url": "https://portfolio.hogeschool-van-de-delta.example/fvdmeer/dijkbewaking",
            "name": "Eindproduct dijkbewaking",
            "description": "Plan voor de bewaking van een dijkvak bij hoogwater.",
            "narrative": "Beoordeeld door twee examinatoren."
          },
          {
            "eppn": "j.dewit@hogeschool-van-de-delta.example",
            "recipient_email": "joost.dewit@ziekenhuis-rijnmond.example",
            "first_name": "Joost",
            "surname": "de Wit"
          },
          {
            "eppn": "y.elamrani@hogeschool-van-de-delta.example",
            "recipient_email": "y.elamrani@gemeente-zeestad.example",
            "first_name": "Yasmina",
            "surname": "El Amrani",
            "grade_achieved": "7"
          }
        ],
        "identifier_type": "eppn",
        "sis_user_id": "osiris-4711",
        "batch_mode": true,
        "notify_recipients": true,
        "status": "Active"
      }
      """;

  private DirectAwardExamples() {}
}
