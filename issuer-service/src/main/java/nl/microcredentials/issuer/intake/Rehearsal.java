package nl.microcredentials.issuer.intake;

/** The answer to a dry run that finds nothing wrong. */
public record Rehearsal(boolean wouldIssue) {}
