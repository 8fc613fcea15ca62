package nl.microcredentials.registry.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import nl.microcredentials.core.credential.UrnUuid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A credential in the national record, over HTTP. */
@Schema(name = "Record")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordBody(
    @Schema(examples = "urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962") String record,
    @Schema(
            examples = "active",
            enumeration = {"active", "suspended", "revoked", "replaced"})
        String status,
    @Schema(examples = "did:web:issuer.example:hogeschool-voorbeeld") String institution,
    @Schema(examples = "https://issuer.example/hogeschool-voorbeeld/achievements/7")
        String achievement,
    @Schema(examples = "eqf_6", description = "Absent if the institution set none") String level,
    @Schema(examples = "hbo") String sector,
    StudyLoad studyLoad,
    @Schema(examples = "2026-11-20T00:00:00Z") String awardedDate,
    @Schema(examples = "[\"34479\"]") List<String> codes,
    @Schema(examples = "0") long leafIndex,
    @Schema(examples = "2026-11-23T09:00:00.120Z") String registeredAt) {

  /** How much work it is. */
  @Schema(name = "StudyLoad")
  record StudyLoad(
      @Schema(examples = "3.5") BigDecimal value,
      @Schema(examples = "ects") String studyLoadUnit) {}

  static RecordBody of(NationalRecord record) {
    return new RecordBody(
        UrnUuid.of(record.id),
        record.status,
        record.issuer,
        record.achievement,
        record.level,
        record.sector,
        new StudyLoad(record.studyLoad, record.studyLoadUnit),
        record.awardedAt.toString(),
        List.of(record.codes),
        record.issuedLeafIndex,
        record.registeredAt.toString());
  }
}
