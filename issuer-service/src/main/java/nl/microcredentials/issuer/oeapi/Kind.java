package nl.microcredentials.issuer.oeapi;

/** What a learner was associated with an offering of. */
enum Kind {
  COURSE,
  PROGRAMME
}
