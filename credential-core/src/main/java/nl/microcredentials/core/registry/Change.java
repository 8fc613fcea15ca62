package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Multibase;

/** What happened to a credential. */
public sealed interface Change {

  /** What can be stated about a credential. */
  enum Kind {
    ISSUED,
    REVOKED,
    SUSPENDED,
    REINSTATED,
    REPLACED,
    RENEWED;

    /** The value in JSON, such as {@code issued}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findAny();
    }
  }

  /**
   * Why a credential was revoked, suspended or reinstated. A closed list: free text would carry
   * personal data into a log from which nothing can be removed.
   */
  enum Reason {
    ISSUED_IN_ERROR,
    FRAUD,
    SUPERSEDED,
    ACCREDITATION_WITHDRAWN,
    UNDER_INVESTIGATION,
    INVESTIGATION_CLOSED,
    OTHER;

    /** The value in JSON, such as {@code issued-in-error}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> of(String code) {
      return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findAny();
    }
  }

  Kind kind();

  /** Adds the members that this kind of change has. */
  void write(ObjectNode payload);

  /**
   * The credential was issued.
   *
   * @param commitments one for each format it was issued in, see {@link Commitment}
   * @param awardedDate when the learner earned it
   */
  record Issued(
      List<String> commitments, AchievementSummary achievement, Sector sector, Instant awardedDate)
      implements Change {

    public Issued {
      commitments = checked(commitments);
    }

    @Override
    public Kind kind() {
      return Kind.ISSUED;
    }

    @Override
    public void write(ObjectNode payload) {
      writeCommitments(payload, commitments);
      payload.set("achievement", achievement.toJson());
      payload.put("sector", sector.code()).put("awardedDate", awardedDate.toString());
    }
  }

  /** The credential does not count any more, for ever. */
  record Revoked(Reason reason, Instant occurredAt) implements Change {
    @Override
    public Kind kind() {
      return Kind.REVOKED;
    }

    @Override
    public void write(ObjectNode payload) {
      writeReason(payload, reason, occurredAt);
    }
  }

  /** The credential does not count for the time being. */
  record Suspended(Reason reason, Instant occurredAt) implements Change {
    @Override
    public Kind kind() {
      return Kind.SUSPENDED;
    }

    @Override
    public void write(ObjectNode payload) {
      writeReason(payload, reason, occurredAt);
    }
  }

  /** The credential counts again after a suspension. */
  record Reinstated(Reason reason, Instant occurredAt) implements Change {
    @Override
    public Kind kind() {
      return Kind.REINSTATED;
    }

    @Override
    public void write(ObjectNode payload) {
      writeReason(payload, reason, occurredAt);
    }
  }

  /** Another credential took the place of this one, for ever. */
  record Replaced(UUID replacedBy, Instant occurredAt) implements Change {
    @Override
    public Kind kind() {
      return Kind.REPLACED;
    }

    @Override
    public void write(ObjectNode payload) {
      payload.put("replacedBy", UrnUuid.of(replacedBy));
      payload.put("occurredAt", occurredAt.toString());
    }
  }

  /**
   * The credential was issued once more, under the same id and with the same facts. Earlier
   * editions stay as good as they were: what becomes of the record becomes of all of them.
   *
   * @param commitments one for each format, as in {@link Issued}
   */
  record Renewed(List<String> commitments, Instant occurredAt) implements Change {

    public Renewed {
      commitments = checked(commitments);
    }

    @Override
    public Kind kind() {
      return Kind.RENEWED;
    }

    @Override
    public void write(ObjectNode payload) {
      writeCommitments(payload, commitments);
      payload.put("occurredAt", occurredAt.toString());
    }
  }

  private static List<String> checked(List<String> commitments) {
    var copy = List.copyOf(commitments);
    if (copy.isEmpty() || copy.size() > Commitment.MAX_OF_ONE_STATEMENT) {
      throw malformed(
          "There are between 1 and %d commitments.".formatted(Commitment.MAX_OF_ONE_STATEMENT));
    }
    copy.forEach(Change::check);
    return copy;
  }

  private static void check(String commitment) {
    try {
      if (commitment.startsWith("u") && Multibase.decode(commitment).length == Commitment.LENGTH) {
        return;
      }
    } catch (MalformedInputException e) {
      // as below
    }
    throw malformed("A commitment is not 32 bytes in base64url multibase.");
  }

  private static void writeCommitments(ObjectNode payload, List<String> commitments) {
    var array = payload.putArray("commitments");
    commitments.forEach(array::add);
  }

  private static List<String> readCommitments(Members members) {
    return members.texts("commitments", Commitment.MAX_OF_ONE_STATEMENT, 100);
  }

  private static void writeReason(ObjectNode payload, Reason reason, Instant occurredAt) {
    payload.put("reason", reason.code()).put("occurredAt", occurredAt.toString());
  }

  /** Reads the members that a change of {@code kind} has. */
  static Change read(Kind kind, Members members) {
    return switch (kind) {
      case ISSUED ->
          new Issued(
              readCommitments(members),
              members.object("achievement", AchievementSummary::read),
              members.named("sector", Sector::of),
              members.timestamp("awardedDate"));
      case REVOKED ->
          new Revoked(members.named("reason", Reason::of), members.timestamp("occurredAt"));
      case SUSPENDED ->
          new Suspended(members.named("reason", Reason::of), members.timestamp("occurredAt"));
      case REINSTATED ->
          new Reinstated(members.named("reason", Reason::of), members.timestamp("occurredAt"));
      case REPLACED -> new Replaced(members.uuid("replacedBy"), members.timestamp("occurredAt"));
      case RENEWED -> new Renewed(readCommitments(members), members.timestamp("occurredAt"));
    };
  }
}
