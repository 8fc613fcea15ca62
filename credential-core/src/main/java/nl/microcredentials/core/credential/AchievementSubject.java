package nl.microcredentials.core.credential;

import java.util.List;
import java.util.Optional;

/**
 * The learner, and what they achieved.
 *
 * @param id URL of the learner, such as the DID of a wallet
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievementsubject">Open Badges 3.0,
 *     AchievementSubject</a>
 */
public record AchievementSubject(
    Optional<String> id, List<IdentityObject> identifier, Achievement achievement) {

  static AchievementSubject read(MemberReader subject) {
    return new AchievementSubject(
        subject.optionalUrl("id"),
        subject.objects("identifier").stream().map(IdentityObject::read).toList(),
        Achievement.read(subject.object("achievement")));
  }
}
