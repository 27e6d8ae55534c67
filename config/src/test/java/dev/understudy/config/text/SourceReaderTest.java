package dev.understudy.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Report;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceReaderTest {
  private final Report report = new Report();

  private Optional<Source> decode(byte[] bytes) {
    return SourceReader.decode("shop.yaml", bytes, Optional.empty(), report);
  }

  private String problem() {
    return report.sorted().getFirst().message();
  }

  @Test
  void aByteOrderMarkIsLeftOut() {
    byte[] text = "\uFEFFversion: 1".getBytes(StandardCharsets.UTF_8);
    assertThat(decode(text).orElseThrow().text()).isEqualTo("version: 1");
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThat(decode("name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    assertThat(problem()).isEqualTo("the file is not UTF-8 text");
    assertThat(report.sorted().getFirst().help()).contains("offset 9");
  }

  @Test
  void binaryFilesAreRefused() {
    assertThat(decode(new byte[] {'a', 0, 'b'})).isEmpty();
    assertThat(problem()).isEqualTo("the file is binary, not text");
  }

  @Test
  void emptyAndBlankFilesAreRefused() {
    assertThat(decode(new byte[0])).isEmpty();
    assertThat(decode(" \n\t\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(problem()).isEqualTo("the file is empty");
  }

  @Test
  void sixteenMebibytesAreReadAndOneByteMoreIsRefused() {
    byte[] text = new byte[SourceReader.MAX_BYTES];
    Arrays.fill(text, (byte) 'x');
    assertThat(decode(text)).isPresent();
    assertThat(decode(Arrays.copyOf(text, text.length + 1))).isEmpty();
    assertThat(problem()).isEqualTo("the file has more than 16 MiB");
  }

  @Test
  void aLongLineIsShownInPart() {
    Source source =
        new Source("t", "x".repeat(100_000) + "HERE" + "y".repeat(100_000), Optional.empty());
    var excerpt = source.place(100_000, 100_004, "").excerpt();
    assertThat(excerpt.text()).hasSizeLessThan(200).startsWith("...").endsWith("...");
    assertThat(excerpt.text().substring(excerpt.from(), excerpt.to())).isEqualTo("HERE");
  }

  @Test
  void linesEndWithLfCrLfOrCr() {
    Source source = new Source("t", "a\nb\r\nc\rd", Optional.empty());
    assertThat(source.line(0)).isEqualTo(1);
    assertThat(source.line(2)).isEqualTo(2);
    assertThat(source.line(5)).isEqualTo(3);
    assertThat(source.line(7)).isEqualTo(4);
    assertThat(source.place(2, 3, "").excerpt().text()).isEqualTo("b");
  }
}
