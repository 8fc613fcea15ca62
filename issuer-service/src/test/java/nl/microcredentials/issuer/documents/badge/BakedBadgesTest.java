package nl.microcredentials.issuer.documents.badge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.documents.SampleDocuments.document;
import static nl.microcredentials.issuer.documents.SampleDocuments.issued;
import static nl.microcredentials.issuer.documents.SampleDocuments.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.documents.SampleDocuments;
import nl.microcredentials.issuer.documents.SampleDocuments.Changes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Open Badges 3.0, Baked Badge. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BakedBadgesTest {

  private static final String OPEN_BADGES = "https://purl.imsglobal.org/ob/v3p0";

  @Test
  void the_credential_comes_out_of_the_PNG_as_it_went_in() {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    var texts = textsOf(document(id, "badge.png"));
    assertThat(texts).hasSize(1);
    assertThat(texts.getFirst()).isEqualTo(signed(id));
    assertThat(SampleDocuments.verifies(StrictJson.parseObject(texts.getFirst()))).isTrue();
  }

  @Test
  void the_PNG_is_a_picture_still() throws IOException {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    var picture = ImageIO.read(new ByteArrayInputStream(document(id, "badge.png")));
    assertThat(picture.getWidth()).isEqualTo(512);
    assertThat(picture.getHeight()).isEqualTo(512);
  }

  @Test
  void the_credential_comes_out_of_the_SVG_as_it_went_in() throws Exception {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    var json = credentialOf(document(id, "badge.svg"));
    assertThat(json.getBytes(UTF_8)).isEqualTo(signed(id));
    assertThat(SampleDocuments.verifies(StrictJson.parseObject(json.getBytes(UTF_8)))).isTrue();
  }

  @Test
  void no_text_ends_the_section_it_stands_in() throws Exception {
    var changes =
        Changes.ofAchievement(achievement ->
            achievement
                .withObject("/title")
                .put("en", "]]></openbadges:credential><script>x</script>\ufffe\uffff"));
    var id = issued(Tokens.UNIVERSITY, changes);
    var svg = document(id, "badge.svg?lang=en");
    assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
    var json = StrictJson.parseObject(credentialOf(svg).getBytes(UTF_8));
    assertThat(json).isEqualTo(StrictJson.parseObject(signed(id)));
    assertThat(SampleDocuments.verifies(json)).isTrue();
  }

  @Test
  void the_picture_does_not_name_the_learner() {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    assertThat(new String(document(id, "badge.svg"), UTF_8))
        .contains("<title>Micro-credential: Introduction to Quantum Computing")
        .doesNotContain("Sanne")
        .doesNotContain("Jansen")
        .doesNotContain("<text");
  }

  /** The texts of the chunks with the keyword of Open Badges; every checksum is looked at. */
  private static List<byte[]> textsOf(byte[] png) {
    var texts = new ArrayList<byte[]>();
    var buffer = ByteBuffer.wrap(png).position(8);
    while (buffer.hasRemaining()) {
      var chunk = new byte[buffer.getInt() + 4];
      buffer.get(chunk);
      var crc = new CRC32();
      crc.update(chunk);
      assertThat((int) crc.getValue()).isEqualTo(buffer.getInt());
      var text = new String(chunk, ISO_8859_1);
      var head = "iTXtopenbadgecredential\0\0\0\0\0";
      if (text.startsWith(head)) {
        texts.add(text.substring(head.length()).getBytes(ISO_8859_1));
      }
    }
    return texts;
  }

  private static String credentialOf(byte[] svg) throws Exception {
    var first = (Element) parsed(svg).getDocumentElement().getFirstChild();
    assertThat(first.getNamespaceURI()).isEqualTo(OPEN_BADGES);
    assertThat(first.getLocalName()).isEqualTo("credential");
    return first.getTextContent();
  }

  private static Document parsed(byte[] xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }
}
