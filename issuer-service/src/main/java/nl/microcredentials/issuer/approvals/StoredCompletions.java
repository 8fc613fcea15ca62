package nl.microcredentials.issuer.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.learners.Learners;

/** Keeps completions as they were reported, readable with the learner's key alone. */
@ApplicationScoped
class StoredCompletions {

  private final Learners learners;
  private final ObjectMapper json;
  private final ObjectReader reader;

  StoredCompletions(Learners learners, ObjectMapper json) {
    this.learners = learners;
    this.json = json;
    // times come back with the offset they were sent with
    this.reader =
        json.readerFor(Completion.class)
            .without(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
  }

  byte[] write(Approval approval, Completion completion) {
    try {
      return learners.encrypt(approval.learnerId, json.writeValueAsBytes(completion), approval.id);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a completion can be written", e);
    }
  }

  Completion read(Approval approval) {
    try {
      return reader.readValue(
          learners.decrypt(approval.learnerId, approval.completion, approval.id));
    } catch (IOException e) {
      throw new IllegalStateException("a completion that was written can be read", e);
    }
  }
}
