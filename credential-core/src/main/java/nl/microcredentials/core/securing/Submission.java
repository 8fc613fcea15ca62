package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.microcredentials.core.cose.CoseEnvelope;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.credential.Envelope.Kind;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jose.CredentialJwt;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.jose.VpJwt;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.SdJwtEnvelope;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;

/**
 * What somebody sends to have it verified: a credential or a presentation, in whichever of the
 * forms that there are. The content tells which; people seldom know.
 */
public sealed interface Submission {

  /** One credential. */
  record Credential(Secured secured) implements Submission {}

  /** Credentials, and who presents them. */
  record Presentation(Secured secured) implements Submission {}

  /** An attestation in the form of the European wallet, whose claims are no credential of W3C's. */
  record Attestation(SdJwtVc sdJwtVc) implements Submission {}

  /** What begins as the header of a JWT does, and as no JSON can. */
  Pattern TOKEN = Pattern.compile("ey[A-Za-z0-9_+/=-]*\\.[^\\s]*");

  /**
   * Reads the body of a request.
   *
   * @param suites those that are accepted of embedded proofs
   * @throws MalformedInputException if it is neither a token nor a JSON object
   */
  static Submission read(byte[] content, Cryptosuites suites) {
    if (isCose(content)) {
      return readCose(content);
    }
    var text = new String(content, StandardCharsets.ISO_8859_1).strip();
    return TOKEN.matcher(text).matches()
        ? readToken(text)
        : read(StrictJson.parseObject(content), suites);
  }

  /** An array of four elements, with or without the tag 18 before it; no text begins like that. */
  private static boolean isCose(byte[] content) {
    return content.length > 1
        && (content[0] == (byte) 0x84 || content[0] == (byte) 0xd2 && content[1] == (byte) 0x84);
  }

  private static Submission readCose(byte[] content) {
    try {
      return new Credential(new CoseMessage(CoseEnvelope.read(Kind.CREDENTIAL, content)));
    } catch (Refused asCredential) {
      try {
        return new Presentation(new CoseMessage(CoseEnvelope.read(Kind.PRESENTATION, content)));
      } catch (Refused asPresentation) {
        return new Credential(new Unreadable(asCredential));
      }
    }
  }

  /** Reads a JSON document: with proofs in it, or in an envelope. */
  static Submission read(ObjectNode document, Cryptosuites suites) {
    var envelope = Kind.of(document);
    if (envelope.isPresent()) {
      return switch (envelope.get()) {
        case CREDENTIAL -> new Credential(enveloped(document, Kind.CREDENTIAL));
        case PRESENTATION -> new Presentation(enveloped(document, Kind.PRESENTATION));
      };
    }
    var proofs = new EmbeddedProofs(document, suites);
    return isPresentation(document) ? new Presentation(proofs) : new Credential(proofs);
  }

  private static boolean isPresentation(ObjectNode document) {
    var types = document.path("type");
    return (types.isArray() ? types.valueStream() : Stream.of(types))
        .anyMatch(type -> type.asText().equals("VerifiablePresentation"));
  }

  private static Submission readToken(String text) {
    try {
      return switch (TokenType.of(text)) {
        case "dc+sd-jwt" -> new Attestation(SdJwtVc.read(text));
        case "vc+sd-jwt" -> new Credential(selective(text, Kind.CREDENTIAL));
        case "vp+sd-jwt" -> new Presentation(selective(text, Kind.PRESENTATION));
        case "vp+jwt" ->
            new Presentation(secured(text, one -> new PresentationToken(VpJwt.read(one))));
        default ->
            new Credential(secured(text, one -> new CredentialToken(CredentialJwt.read(one))));
      };
    } catch (Refused e) {
      return new Credential(new Unreadable(e));
    }
  }

  private static Secured selective(String text, Kind kind) {
    return secured(text, one -> new SelectiveToken(SdJwtEnvelope.read(kind, one)));
  }

  private static Secured secured(String text, Function<String, Secured> reader) {
    try {
      return reader.apply(text);
    } catch (Refused e) {
      return new Unreadable(e);
    }
  }

  private static Secured enveloped(ObjectNode document, Kind kind) {
    return switch (Envelope.read(document, kind)) {
      case Reading.WellFormed<Envelope>(var envelope) -> open(envelope);
      case Reading.Malformed<Envelope>(var problems) ->
          new Unreadable(
              new MalformedInputException(
                  problems.getFirst().type(), problems.getFirst().detail()));
    };
  }

  /** Opens an envelope. What is in it is not an envelope again. */
  static Secured open(Envelope envelope) {
    var text = new String(envelope.content(), StandardCharsets.ISO_8859_1);
    return switch (envelope.mediaType().toLowerCase(Locale.ROOT)) {
      case "application/vc+jwt" -> secured(text, one -> new CredentialToken(VcJwt.read(one)));
      case "application/vp+jwt" -> secured(text, one -> new PresentationToken(VpJwt.read(one)));
      case "application/vc+sd-jwt", "application/vp+sd-jwt" -> selective(text, envelope.kind());
      case "application/vc+cose", "application/vp+cose" ->
          secured(
              text, _ -> new CoseMessage(CoseEnvelope.read(envelope.kind(), envelope.content())));
      default ->
          new Unreadable(
              new MalformedInputException(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE, "What is in the envelope is not read here."));
    };
  }
}
