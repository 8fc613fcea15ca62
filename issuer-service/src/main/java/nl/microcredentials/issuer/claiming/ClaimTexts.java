package nl.microcredentials.issuer.claiming;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What stands on the pages and in the messages for learners. One file for each language, in {@code
 * messages/claims_*.properties}.
 */
@MessageBundle("claims")
interface ClaimTexts {

  @Message
  String ready();

  @Message
  String readyExplained(String institution);

  @Message
  String open();

  @Message
  String spent();

  @Message
  String spentExplained();

  @Message
  String sendAnother();

  @Message
  String sent();

  @Message
  String sentExplained();

  @Message
  String notFound();

  @Message
  String notFoundExplained();

  @Message
  String yours();

  @Message
  String awardedTo();

  @Message
  String awardedBy();

  @Message
  String awardedOn();

  @Message
  String size();

  @Message
  String level();

  @Message
  String grade();

  @Message
  String outcomes();

  @Message
  String about();

  @Message
  String download();

  @Message
  String downloadExplained();

  @Message
  String file(CredentialFile file);

  @Message
  String qr();

  @Message
  String share();

  @Message
  String shareOffExplained(String learner);

  @Message
  String shareOnExplained();

  @Message
  String shareStart();

  @Message
  String shareStop();

  @Message
  String linkedIn();

  @Message
  String check();

  @Message
  String checkExplained();

  @Message
  String suspended();

  @Message
  String revoked();

  @Message
  String replaced();

  @Message
  String mailGreeting(String learner);

  @Message
  String mailAwarded(String institution, String title);

  @Message
  String mailOpen();

  @Message
  String mailOnce();

  @Message
  String mailKeep();

  @Message
  String ects(String value);

  @Message
  String sbu(String value);

  @Message
  String hours(String value);

  @Message
  String eqf(String level);

  @Message
  String language();

  @Message
  String skip();
}
