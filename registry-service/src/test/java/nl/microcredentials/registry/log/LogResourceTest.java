package nl.microcredentials.registry.log;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.registry.Institution.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.EntryBundle;
import nl.microcredentials.core.log.SignedNote;
import nl.microcredentials.core.log.TilePath;
import nl.microcredentials.registry.Institution;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the log as a stranger would, and computes everything again from the entries alone, with the
 * definitions of RFC 9162 and none of the classes under test.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogResourceTest {

  private static final int WANTED = 540;

  @Inject LogKey key;

  private List<byte[]> leaves = List.of();

  private Checkpoint checkpoint() {
    var note = given().get("/log/checkpoint").then().statusCode(200).extract();
    assertThat(note.header("Content-Type")).isEqualToIgnoringCase("text/plain; charset=utf-8");
    assertThat(note.header("Cache-Control")).isEqualTo("public, max-age=2");
    return Checkpoint.verify(SignedNote.parse(note.asByteArray()), key.verifier());
  }

  private void fill() {
    var institution = new Institution().accredited();
    for (var size = checkpoint().size(); size < WANTED; size++) {
      institution.state(UUID.randomUUID(), issued()).statusCode(201);
    }
  }

  @Test
  void every_tile_and_every_kind_of_proof_follows_from_the_entries() throws Exception {
    fill();
    var checkpoint = checkpoint();
    var size = (int) checkpoint.size();
    leaves = new ArrayList<>();
    for (int start = 0; start < size; start += 256) {
      var width = Math.min(256, size - start);
      for (var entry : EntryBundle.decode(tile(new TilePath(-1, start / 256, width)))) {
        leaves.add(sha256(new byte[] {0}, entry));
      }
    }

    assertThat(leaves).hasSize(size);
    assertThat(mth(0, size)).isEqualTo(checkpoint.rootHash().bytes());
    checkTiles(size);
    checkInclusion(size);
    checkConsistency(size);
  }

  private void checkTiles(int size) throws Exception {
    for (int level = 0, span = 1; span <= size; level++, span *= 256) {
      var hashes = size / span;
      for (int start = 0; start < hashes; start += 256) {
        var width = Math.min(256, hashes - start);
        var expected = new ByteArrayOutputStream();
        for (int i = start; i < start + width; i++) {
          expected.writeBytes(mth(i * span, (i + 1) * span));
        }
        assertThat(tile(new TilePath(level, start / 256, width))).isEqualTo(expected.toByteArray());
        assertThat(tile(new TilePath(level, start / 256, 1))).hasSize(32);
      }
    }
  }

  private static byte[] tile(TilePath path) {
    var answer = given().get("/log/tile/" + path).then().statusCode(200).extract();
    assertThat(answer.header("Cache-Control")).contains("immutable");
    assertThat(answer.contentType()).isEqualTo("application/octet-stream");
    return answer.asByteArray();
  }

  private void checkInclusion(int size) throws Exception {
    for (int treeSize : new int[] {1, 2, 3, 255, 256, 257, 511, 512, 513, size}) {
      for (int index = 0; index < treeSize; index += 1 + treeSize / 7) {
        var path =
            given()
                .get("/log/proofs/inclusion?leafIndex={i}&treeSize={n}", index, treeSize)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("path");
        assertThat(path).isEqualTo(path(index, 0, treeSize));
      }
    }
  }

  private void checkConsistency(int size) throws Exception {
    for (int second : new int[] {1, 2, 7, 256, 257, 513, size}) {
      for (int first = 1; first <= second; first += 1 + second / 9) {
        var path =
            given()
                .get("/log/proofs/consistency?first={m}&second={n}", first, second)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("path");
        assertThat(path).isEqualTo(subproof(first, 0, second, true));
      }
    }
  }

  /** MTH(D[start:end]) of RFC 9162, 2.1.1. */
  private byte[] mth(int start, int end) throws Exception {
    if (end - start == 1) {
      return leaves.get(start);
    }
    var k = k(end - start);
    return sha256(new byte[] {1}, mth(start, start + k), mth(start + k, end));
  }

  /** PATH(m, D[start:end]) of RFC 9162, 2.1.3.1. */
  private List<String> path(int m, int start, int end) throws Exception {
    if (end - start == 1) {
      return new ArrayList<>();
    }
    var k = k(end - start);
    var path = m < k ? path(m, start, start + k) : path(m - k, start + k, end);
    path.add(base64(m < k ? mth(start + k, end) : mth(start, start + k)));
    return path;
  }

  /** SUBPROOF(m, D[start:end], b) of RFC 9162, 2.1.4.1. */
  private List<String> subproof(int m, int start, int end, boolean b) throws Exception {
    if (m == end - start) {
      return new ArrayList<>(b ? List.of() : List.of(base64(mth(start, end))));
    }
    var k = k(end - start);
    var proof = m <= k ? subproof(m, start, start + k, b) : subproof(m - k, start + k, end, false);
    proof.add(base64(m <= k ? mth(start + k, end) : mth(start, start + k)));
    return proof;
  }

  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private static byte[] sha256(byte[]... parts) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/999",
        "0/000.p/256",
        "0/000.p/0",
        "0/0",
        "8/000",
        "entries/x999/999",
        "entries/../../../etc/passwd",
        "0/x000/000",
        "99999999999/000",
        "x"
      })
  void what_is_no_tile_of_the_log_is_not_found(String path) {
    given()
        .urlEncodingEnabled(false)
        .get("/log/tile/" + path)
        .then()
        .statusCode(404)
        .contentType(containsString("application/problem+json"))
        .body("type", endsWith(":not-found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inclusion",
        "inclusion?leafIndex=0",
        "inclusion?leafIndex=-1&treeSize=1",
        "inclusion?leafIndex=1&treeSize=1",
        "inclusion?leafIndex=0&treeSize=0",
        "inclusion?leafIndex=0&treeSize=999999999999999999999",
        "inclusion?leafIndex=0&treeSize=100000000",
        "inclusion?leafIndex=0&treeSize=1&more=1",
        "consistency?first=0&second=1",
        "consistency?first=2&second=1",
        "consistency?first=1&second=100000000",
        "consistency?first=one&second=1",
        "consistency?first=1"
      })
  void proofs_that_cannot_be_are_refused(String query) {
    new Institution().accredited().state(UUID.randomUUID(), issued()).statusCode(201);

    given()
        .get("/log/proofs/" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }
}
