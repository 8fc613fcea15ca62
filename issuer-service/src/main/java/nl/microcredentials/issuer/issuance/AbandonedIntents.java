package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import nl.microcredentials.issuer.events.LearnerErasure;

/** Gives up what was intended for learners who are erased: nobody can sign it any more. */
@ApplicationScoped
class AbandonedIntents {

  private final Awards awards;
  private final Editions editions;
  private final Succession succession;

  AbandonedIntents(Awards awards, Editions editions, Succession succession) {
    this.awards = awards;
    this.editions = editions;
    this.succession = succession;
  }

  void abandon(@Observes LearnerErasure erasure) {
    awards.intendedFor(erasure.learner()).forEach(succession::drop);
    editions.dropIntendedFor(erasure.learner());
  }
}
