package dev.understudy.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamsTest {
  private static JsonNode reference() throws IOException {
    try (var in = StreamsTest.class.getResourceAsStream("philox.json")) {
      return JsonMapper.shared().readTree(in);
    }
  }

  /// Random123 `kat_vectors`.
  @TestFactory
  Iterable<DynamicTest> philoxGivesTheKnownAnswers() throws IOException {
    return reference().path("kat").values().stream()
        .map(
            kat ->
                DynamicTest.dynamicTest(
                    kat.path("counter").asString(),
                    () -> {
                      int[] c = words(kat.path("counter").asString());
                      int[] k = words(kat.path("key").asString());
                      int[] out = words(kat.path("out").asString());
                      long key = pair(k[0], k[1]);
                      assertThat(Philox.half(0, key, pair(c[0], c[1]), pair(c[2], c[3])))
                          .isEqualTo(pair(out[0], out[1]));
                      assertThat(Philox.half(1, key, pair(c[0], c[1]), pair(c[2], c[3])))
                          .isEqualTo(pair(out[2], out[3]));
                    }))
        .toList();
  }

  @TestFactory
  Iterable<DynamicTest> theLayoutGivesTheReferenceWordsBitForBit() throws IOException {
    return reference().path("layout").values().stream()
        .map(
            v ->
                DynamicTest.dynamicTest(
                    v.toString(),
                    () -> {
                      String id = v.path("endpoint").asString();
                      long key =
                          Streams.key(v.path("seed").asLong(), v.path("instance").asInt(), id);
                      long n = v.path("ordinal").asLong();
                      int purpose = v.path("purpose").asInt();
                      int index = v.path("index").asInt();
                      assertThat(Streams.hash64(id)).isEqualTo(hex(v, "fnv1a64"));
                      assertThat(key).isEqualTo(hex(v, "key"));
                      assertThat(Streams.word0(key, n, purpose, index)).isEqualTo(hex(v, "word0"));
                      assertThat(Streams.word1(key, n, purpose, index)).isEqualTo(hex(v, "word1"));
                      assertThat(Uniform.of(Streams.word0(key, n, purpose, index)))
                          .isEqualTo(Double.parseDouble(v.path("u0hex").asString()));
                    }))
        .toList();
  }

  @Test
  void theUniformIsOpenAndSymmetric() {
    assertThat(Uniform.of(0)).isEqualTo(0x1p-53);
    assertThat(Uniform.of(-1L)).isEqualTo(1 - 0x1p-53);
    assertThat(1 - Uniform.of(0)).isEqualTo(Uniform.of(-1L));
  }

  private static long hex(JsonNode node, String field) {
    return Long.parseUnsignedLong(node.path(field).asString(), 16);
  }

  private static int[] words(String text) {
    return java.util.Arrays.stream(text.split(" "))
        .mapToInt(w -> Integer.parseUnsignedInt(w, 16))
        .toArray();
  }

  private static long pair(int low, int high) {
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }
}
