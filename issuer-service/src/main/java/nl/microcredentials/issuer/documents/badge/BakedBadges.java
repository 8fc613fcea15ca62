package nl.microcredentials.issuer.documents.badge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.Language;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/**
 * Badges that carry their credential.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#baked-badge">Open Badges 3.0, Baked Badge
 *     </a>
 */
public final class BakedBadges {

  /** Signature and header of every PNG; the text goes between them and the picture. */
  private static final int PNG_HEAD = 8 + 4 + 4 + 13 + 4;

  /** Keyword, no compression, no language, no translated keyword: each ends in a zero. */
  private static final byte[] TEXT_HEAD = "openbadgecredential\0\0\0\0\0".getBytes(ISO_8859_1);

  private BakedBadges() {}

  public static byte[] png(AwardContent award, Language language) {
    var picture = rasterized(BadgePicture.of(award, language, "").svg());
    var text = textChunk(StrictJson.write(award.json()));
    var baked = ByteBuffer.allocate(picture.length + text.length);
    return baked
        .put(picture, 0, PNG_HEAD)
        .put(text)
        .put(picture, PNG_HEAD, picture.length - PNG_HEAD)
        .array();
  }

  private static byte[] rasterized(String svg) {
    var png = new ByteArrayOutputStream();
    var transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
    try {
      transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(png));
    } catch (TranscoderException e) {
      throw new IllegalStateException("the picture of a badge can be drawn", e);
    }
    return png.toByteArray();
  }

  /**
   * The chunk with the credential.
   *
   * @see <a href="https://www.w3.org/TR/2025/REC-png-3-20250624/#11iTXt">PNG, Third Edition,
   *     11.3.3.4 iTXt</a>
   */
  private static byte[] textChunk(byte[] text) {
    var length = TEXT_HEAD.length + text.length;
    var chunk = ByteBuffer.allocate(4 + 4 + length + 4);
    chunk.putInt(length).put("iTXt".getBytes(ISO_8859_1)).put(TEXT_HEAD).put(text);
    var crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  public static byte[] svg(AwardContent award, Language language) {
    return BadgePicture.of(award, language, markedUp(award.json())).svg().getBytes(UTF_8);
  }

  /** Where the credential would end the section, another section begins. */
  private static String markedUp(ObjectNode credential) {
    var json = new String(StrictJson.write(credential), UTF_8);
    return "<openbadges:credential><![CDATA["
        + escaped(json).replace("]]>", "]]]]><![CDATA[>")
        + "]]></openbadges:credential>";
  }

  /** XML has no place for two characters that JSON may hold; JSON can write them otherwise. */
  private static String escaped(String json) {
    return json.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
  }
}
