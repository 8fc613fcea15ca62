package nl.microcredentials.local.vc;

/** What {@code microcred vc --help} prints. */
final class Help {

  static final String TEXT =
      """
      Usage: microcred vc issue|verify --input F --key KEY.json --feature FEATURE [--output OUT.json]

      Secures one document with one key, or verifies one. No service and no network is used.

        --input F          issue: the document (JSON); verify: the secured document
        --key KEY.json     verification method (JsonWebKey, Multikey) or JWK, with its secret key to
                           issue
        --feature FEATURE  credential_jose, credential_sdjwt, credential_cose, credential_di,
                           presentation_jose, presentation_sdjwt, presentation_cose
        --output OUT.json  where the answer goes, whatever happens; else to standard output
        --sd '["a.b"]'     issue SD-JWTs: what the holder decides upon, such as "a.b" or "c[0]"
        --cryptosuite NAME issue credential_di: eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019 or
                           ecdsa-jcs-2019; else the first one that goes with the key
        --strict-terms false
                           issue documents although members at their top have no definition, or
                           none but a default vocabulary

      The answer is {"result": "success|failure|indeterminate", "data": "…"}; after issuing, data is
      the secured document. COSE messages are base64 without padding.

      verify judges the signature with the given key, the form, media types, and the form of
      envelopes. It does not judge whose key that is, validity times (exp, validUntil), status, or
      the credentials inside a presentation.

      Exit code: 0 answered (be it failure), 64 misuse, 70 a bug, 74 the answer cannot be written.
      """;

  private Help() {}
}
