package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;
import static nl.microcredentials.issuer.vcapi.VcApiRefused.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.digest.Comparison;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.resource.BundledResources;
import nl.microcredentials.core.statuslist.BitstringStatusListEntry;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.status.StatusListIndex;
import nl.microcredentials.issuer.status.StatusLists;
import nl.microcredentials.issuer.vcapi.InstanceCredential.Status;

/**
 * Issues what a test suite sends, with keys that nobody trusts. What the caller sent stays as it
 * is; the status and the proof are added.
 */
@ApplicationScoped
class ThrowAwayIssuance {

  private static final int MOST_SENTENCES = 10;

  private final InstanceCredentials credentials;
  private final StatusLists statusLists;
  private final Transactions transactions;
  private final Clock clock;

  ThrowAwayIssuance(
      InstanceCredentials credentials,
      StatusLists statusLists,
      Transactions transactions,
      Clock clock) {
    this.credentials = credentials;
    this.statusLists = statusLists;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Returns the credential with its status and its proof.
   *
   * @throws nl.microcredentials.core.problem.Refused if it is malformed, is another issuer's, or
   *     says something that its contexts do not define; nothing is stored then
   */
  ObjectNode issue(Instance.ThrowAway instance, ObjectNode credential, IssueOptions options) {
    var read = read(credential);
    requireIssuer(instance, read);
    return transactions.run(() -> {
      var document = completed(instance, read, options);
      return instance.secure(document, clock.instant(), MandatoryPointers.of(document, options));
    });
  }

  private static VerifiableCredential read(ObjectNode credential) {
    if (credential.has("proof")) {
      throw malformed("The credential has a proof already.");
    }
    var read =
        switch (VerifiableCredential.read(credential, EnumSet.allOf(DataModel.class))) {
          case Reading.WellFormed(var document) -> document;
          case Reading.Malformed(var problems) -> throw malformed(sentences(problems));
        };
    for (var resource : read.relatedResource()) {
      if (BundledResources.compare(resource.id(), resource.integrity()) == Comparison.DIFFERENT) {
        throw malformed("The digest of a related resource is that of another.");
      }
    }
    return read;
  }

  private static String sentences(List<Problem> problems) {
    return problems.stream()
        .map(Problem::detail)
        .distinct()
        .limit(MOST_SENTENCES)
        .collect(Collectors.joining(" "));
  }

  private static void requireIssuer(Instance.ThrowAway instance, VerifiableCredential credential) {
    if (!instance.anyIssuer() && !credential.issuer().equals(instance.did())) {
      throw new VcApiRefused(
          MALFORMED_VALUE_ERROR,
          "The credential is another issuer's.",
          List.of(new Violation("issuer", "/credential/issuer", null, instance.did())));
    }
  }

  /**
   * What is signed. The earlier data model has no words for a status of today, and the suites know
   * no context that would add them. In the name of somebody else nothing can be revoked.
   */
  private ObjectNode completed(
      Instance.ThrowAway instance, VerifiableCredential credential, IssueOptions options) {
    var document = credential.json().deepCopy();
    var contexts = document.withArray("@context");
    instance
        .mechanism()
        .contextOfProof(credential.dataModel())
        .filter(url -> contexts.valueStream().noneMatch(known -> known.asText().equals(url)))
        .ifPresent(contexts::add);
    if (credential.dataModel() == DataModel.V2_0 && !instance.anyIssuer()) {
      addStatus(document, allocate(instance, credential, options));
    }
    return document;
  }

  private StatusListIndex allocate(
      Instance.ThrowAway instance, VerifiableCredential credential, IssueOptions options) {
    var index = statusLists.allocate(InstanceLists.ownerOf(instance));
    var id = options.credentialId().or(credential::id);
    credentials.persist(
        new InstanceCredential(instance.name(), id.orElse(null), index, clock.instant()));
    return index;
  }

  /** Beside the status that the caller gave it, if any. */
  private void addStatus(ObjectNode document, StatusListIndex index) {
    var list = statusLists.addressOf(index.list());
    var position = Integer.toString(index.index());
    var status =
        document
            .objectNode()
            .put("id", list + '#' + position)
            .put("type", BitstringStatusListEntry.TYPE)
            .put("statusPurpose", "revocation")
            .put("statusListIndex", position)
            .put("statusListCredential", list);
    var given = document.path("credentialStatus");
    if (given.isMissingNode()) {
      document.set("credentialStatus", status);
    } else if (given.isArray()) {
      document.withArray("credentialStatus").add(status);
    } else {
      document.putArray("credentialStatus").add(given).add(status);
    }
  }

  /**
   * Changes the status of what a throw-away issuer has issued.
   *
   * @return whether there is such a credential
   * @throws VcApiRefused if a revocation would have to be taken back
   */
  boolean update(StatusUpdate update) {
    return transactions.run(() -> {
      var known =
          credentials.lock(update.credentialId()).stream()
              .filter(
                  one -> update.means(statusLists.addressOf(one.statusListId), one.statusListIndex))
              .toList();
      known.forEach(one -> change(one, update.revoked()));
      return !known.isEmpty();
    });
  }

  private void change(InstanceCredential credential, boolean revoked) {
    if (credential.status == Status.REVOKED && !revoked) {
      throw new VcApiRefused(STATE_CONFLICT, "The credential is revoked, which is final.");
    }
    if (credential.status == Status.ACTIVE && revoked) {
      credential.status = Status.REVOKED;
      credential.revokedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      statusLists.changed(credential.statusListId);
    }
  }
}
