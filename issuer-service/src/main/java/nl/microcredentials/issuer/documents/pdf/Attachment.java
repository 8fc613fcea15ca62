package nl.microcredentials.issuer.documents.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * A file inside a PDF/A-3: its source, from which the page was made.
 *
 * @see <a href="https://www.iso.org/standard/57229.html">ISO 19005-3:2012, 6.8 Embedded files, and
 *     Annex E, Associated files</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record Attachment(String name, String mediaType, String description, byte[] content) {

  void addTo(PDDocument document, Instant time) throws IOException {
    var specification = new PDComplexFileSpecification();
    specification.setFile(name);
    specification.setFileUnicode(name);
    specification.setFileDescription(description);
    var file = file(document, time);
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification.getCOSObject().setName("AFRelationship", "Source");

    var catalog = document.getDocumentCatalog();
    var tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(name, specification));
    var names = new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);
    var associated = new COSArray();
    associated.add(specification);
    catalog.getCOSObject().setItem("AF", associated);
  }

  private PDEmbeddedFile file(PDDocument document, Instant time) throws IOException {
    var file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
    file.setSubtype(mediaType);
    file.setSize(content.length);
    var date = GregorianCalendar.from(time.atZone(ZoneOffset.UTC));
    file.setCreationDate(date);
    file.setModDate(date);
    return file;
  }
}
