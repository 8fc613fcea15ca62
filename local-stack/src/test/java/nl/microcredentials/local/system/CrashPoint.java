package nl.microcredentials.local.system;

/**
 * Where an issuer is killed: the last thing that it has done, and the first that it does not do any
 * more. The names of its classes and methods are those of its code.
 */
enum CrashPoint {
  /** Rows are leased; nothing else was written. */
  BEFORE_INTENT("issuance.Intents", "newAward"),
  /** The intent is written, and lost: its transaction does not end. */
  INTENT_NOT_STORED("rules.decisions.Decisions", "store"),
  /** The intent is stored; nobody was told. */
  INTENT_STORED("issuance.CredentialIssuer", "secure"),
  /** Everything is signed; the signatures are lost. */
  SIGNED("issuance.Awards", "store"),
  /** The credential is written and the statement is not; both are lost. */
  CREDENTIAL_NOT_STORED("registry.Outbox", "add"),
  /** Credential and statement are written, and lost: their transaction does not end. */
  STATEMENT_NOT_STORED("claiming.Claims", "begin"),
  /** Credential and statement are stored; nobody was told. */
  STATEMENT_STORED("registry.Outbox", "deliverSoon"),
  /** The statement was taken from the outbox and not sent. */
  STATEMENT_NOT_SENT("registry.OutboxDelivery", "submit"),
  /** The registry has the statement, and its receipt is lost. */
  RECEIPT_NOT_STORED("registry.StatementRows", "delivered"),
  /** Rows are issued, and the batch does not know. */
  OUTCOME_NOT_STORED("batches.Workload", "finish");

  private final String type;
  private final String method;

  CrashPoint(String type, String method) {
    this.type = type;
    this.method = method;
  }

  String className() {
    return "nl.microcredentials.issuer." + type;
  }

  String method() {
    return method;
  }
}
