package nl.microcredentials.local.process;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that sends nothing on: what services send to learners becomes a file in a folder,
 * the newest with the highest number.
 */
public final class MailCatcher implements AutoCloseable {

  private final GreenMail server;
  private final Path folder;
  private final AtomicInteger messages = new AtomicInteger();

  private MailCatcher(GreenMail server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts on any free port of this machine. */
  public static MailCatcher start(Path folder) {
    Folders.delete(folder);
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    var catcher = new MailCatcher(new GreenMail(setup), Folders.create(folder));
    catcher.server.start();
    catcher
        .mailboxes()
        .setMessageDeliveryHandler(
            (message, address) -> catcher.keep(message.getMessage(), address.getEmail()));
    return catcher;
  }

  private UserManager mailboxes() {
    return server.getManagers().getUserManager();
  }

  private GreenMailUser keep(MimeMessage message, String address)
      throws MessagingException, UserException {
    try {
      var text =
          "To: %s%nSubject: %s%n%n%s"
              .formatted(address, message.getSubject(), message.getContent());
      Folders.write(folder.resolve("%05d.txt".formatted(messages.incrementAndGet())), text);
    } catch (IOException e) {
      throw new MessagingException("the message cannot be written down", e);
    }
    var mailbox = mailboxes().getUserByEmail(address);
    return mailbox == null ? mailboxes().createUser(address, address, address) : mailbox;
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  public Path folder() {
    return folder;
  }

  /** The newest message to {@code address}, if one has come. */
  public Optional<String> newestTo(String address) {
    try (var files = Files.list(folder)) {
      return files
          .sorted(Comparator.reverseOrder())
          .map(MailCatcher::read)
          .filter(text -> text.startsWith("To: " + address))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
