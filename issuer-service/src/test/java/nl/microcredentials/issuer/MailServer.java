package nl.microcredentials.issuer;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A real mail server on this machine. */
public final class MailServer {

  private static MailServer running;

  private final GreenMail server;

  private MailServer(GreenMail server) {
    this.server = server;
  }

  static MailServer start() {
    var server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    server.start();
    running = new MailServer(server);
    return running;
  }

  /** The server that the service under test sends to. */
  public static MailServer running() {
    return running;
  }

  int port() {
    return server.getSmtp().getPort();
  }

  void stop() {
    server.stop();
  }

  /** The texts of all messages to {@code address}, oldest first. */
  public List<String> textsTo(String address) {
    return Stream.of(server.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .map(MailServer::textOf)
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return Stream.of(message.getRecipients(Message.RecipientType.TO))
          .anyMatch(recipient -> recipient.toString().equals(address));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String textOf(MimeMessage message) {
    try {
      return message.getSubject() + '\n' + message.getContent();
    } catch (MessagingException | IOException e) {
      throw new AssertionError(GreenMailUtil.getWholeMessage(message), e);
    }
  }
}
