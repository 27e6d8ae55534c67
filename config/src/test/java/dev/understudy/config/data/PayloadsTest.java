package dev.understudy.config.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.config.data.Payloads.Kind;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.distribution.Shifted;
import dev.understudy.core.outcome.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class PayloadsTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// What the engine sends: prefix, as much filler as fits, suffix.
  private static byte[] sent(Body.Generated body, long n) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(body.prefix());
    int fill = (int) body.length(1, n) - body.prefix().length - body.suffix().length;
    for (int i = 0; i < fill; i++) {
      bytes.write(body.filler()[i % body.filler().length]);
    }
    bytes.writeBytes(body.suffix());
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 100, 318, 319, 320, 1_000, 65_537})
  void aJsonPayloadIsValidAtItsExactLength(int length) {
    byte[] payload = sent(Payloads.of(Kind.JSON, new Fixed(length)), 0);
    assertThat(payload).hasSize(length);
    assertThat(STRICT.readTree(payload).path("data").asString()).hasSize(length - 11);
  }

  @Test
  void aDrawnJsonPayloadIsValidToo() {
    Distribution size = Shifted.of(new Exponential(500), 11);
    Body.Generated body = Payloads.of(Kind.JSON, size);
    assertThat(body.contentType()).isEqualTo("application/json");
    for (int n = 0; n < 1_000; n++) {
      byte[] payload = sent(body, n);
      assertThat(payload.length).isEqualTo((int) body.length(1, n));
      assertThat(STRICT.readTree(payload).path("data").isString()).isTrue();
    }
  }

  @Test
  void lengthsThatNoJsonHasAreRefused() {
    assertThatThrownBy(() -> Payloads.of(Kind.JSON, new Fixed(10)))
        .hasMessage("a JSON payload has at least 11 bytes, but 100 % of the sizes would be smaller")
        .asInstanceOf(InstanceOfAssertFactories.type(Payloads.TooSmallException.class))
        .satisfies(e -> assertThat(e.least()).isEqualTo(11));
    assertThatThrownBy(() -> Payloads.of(Kind.JSON, new Exponential(1_000)))
        .hasMessageContaining("1.04 % of the sizes");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TEXT", "BYTES"})
  void textAndBytesMayBeEmpty(Kind kind) {
    assertThat(sent(Payloads.of(kind, new Fixed(0)), 0)).isEmpty();
    assertThat(sent(Payloads.of(kind, new Fixed(70_001)), 0)).hasSize(70_001);
  }

  @Test
  void textIsPrintable() {
    Body.Generated body = Payloads.of(Kind.TEXT, new Fixed(1_000));
    assertThat(body.contentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(new String(sent(body, 0), StandardCharsets.US_ASCII)).matches("[ -~]{1000}");
  }

  @Test
  void bytesAreTheSameAlwaysAndDoNotCompress() {
    Body.Generated body = Payloads.of(Kind.BYTES, new Fixed(10_000));
    byte[] payload = sent(body, 0);
    assertThat(payload).isEqualTo(sent(Payloads.of(Kind.BYTES, new Fixed(10_000)), 5));
    Deflater deflater = new Deflater();
    deflater.setInput(payload);
    deflater.finish();
    assertThat(deflater.deflate(new byte[20_000])).isGreaterThan(9_990);
    deflater.end();
  }
}
