package nl.microcredentials.registry.log;

import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.keys.StandardBase64;
import nl.microcredentials.core.registry.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt over HTTP. */
@Schema(name = "Receipt", description = "Proof, checkable offline, that a statement is in the log")
public record ReceiptBody(
    @Schema(
            description = "Id of the credential",
            examples = "urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962")
        String record,
    @Schema(
            description = "Id (jti) of the statement",
            examples = "urn:uuid:8c0d8d1c-8ab6-4d0c-9b2a-0f5b8f6a2e11")
        String statement,
    @Schema(examples = "0") long leafIndex,
    @Schema(examples = "2026-11-23T09:00:00.120Z") String registeredAt,
    @Schema(description = "The bytes of the leaf, in base64") String entry,
    @Schema(description = "c2sp.org/tlog-proof@v1: inclusion proof and signed checkpoint")
        String tlogProof) {

  public static ReceiptBody of(Receipt receipt) {
    return new ReceiptBody(
        UrnUuid.of(receipt.record()),
        UrnUuid.of(receipt.statement()),
        receipt.leafIndex(),
        receipt.registeredAt().toString(),
        StandardBase64.encode(receipt.entry()),
        receipt.tlogProof().toString());
  }
}
