package nl.microcredentials.registry.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.registry.QueryParameters;

/**
 * What an operator or auditor asks of the national record.
 *
 * @param condition in HQL, with named parameters only: nothing of the request stands in it
 * @param filters the request without cursor and limit; a cursor belongs to these
 */
record RecordQuery(String condition, Map<String, Object> parameters, int limit, String filters) {

  static final int MAX_LIMIT = 200;
  static final int DEFAULT_LIMIT = 50;

  private static final Set<String> FILTERS =
      Set.of(
          "institution",
          "achievement",
          "level",
          "sector",
          "studyLoadFrom",
          "studyLoadTo",
          "from",
          "until",
          "status",
          "programmeCode");

  static final Set<String> PARAMETERS = with(FILTERS, "cursor", "limit");

  private static Set<String> with(Set<String> names, String... more) {
    var all = new HashSet<>(names);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  static RecordQuery of(QueryParameters query) {
    var builder = new Builder();
    builder.add("institution", "issuer = :institution", query.text("institution"));
    builder.add("achievement", "achievement = :achievement", query.text("achievement"));
    builder.add("level", "level = :level", query.text("level"));
    builder.add("sector", "sector = :sector", query.named("sector", Sector::of).map(Sector::code));
    builder.add(
        "status",
        "status = :status",
        query.named("status", RecordStatus::of).map(RecordStatus::code));
    builder.add("studyLoadFrom", "studyLoadEcts >= :studyLoadFrom", query.decimal("studyLoadFrom"));
    builder.add("studyLoadTo", "studyLoadEcts <= :studyLoadTo", query.decimal("studyLoadTo"));
    builder.add("from", "registeredAt >= :from", query.timestamp("from"));
    builder.add("until", "registeredAt < :until", query.timestamp("until"));
    builder.add(
        "programmeCode", "array_contains(codes, :programmeCode)", query.text("programmeCode"));
    var filters = new TreeMap<>(builder.parameters).toString();
    builder.add(
        "cursor",
        "issuedLeafIndex > :cursor",
        query.text("cursor").map(cursor -> Cursor.parse(cursor, filters)));
    var limit = query.integer("limit", 1, MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
    return new RecordQuery(
        String.join(" and ", builder.conditions), Map.copyOf(builder.parameters), limit, filters);
  }

  private static final class Builder {

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    void add(String name, String condition, Optional<?> value) {
      value.ifPresent(present -> {
        conditions.add(condition);
        parameters.put(name, present);
      });
    }
  }
}
