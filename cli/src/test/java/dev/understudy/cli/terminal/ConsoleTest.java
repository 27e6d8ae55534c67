package dev.understudy.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @Test
  void coloursOnlyWhereAPersonLooks() {
    assertThat(console(Map.of("TERM", "xterm")).colours(ColorChoice.AUTO, true)).isTrue();
    assertThat(console(Map.of("TERM", "xterm")).colours(ColorChoice.AUTO, false)).isFalse();
  }

  @Test
  void respectsNoColorAndDumbTerminals() {
    assertThat(console(Map.of("NO_COLOR", "1")).colours(ColorChoice.AUTO, true)).isFalse();
    assertThat(console(Map.of("NO_COLOR", "")).colours(ColorChoice.AUTO, true)).isTrue();
    assertThat(console(Map.of("TERM", "dumb")).colours(ColorChoice.AUTO, true)).isFalse();
  }

  @Test
  void theOptionWins() {
    assertThat(console(Map.of("NO_COLOR", "1")).colours(ColorChoice.ALWAYS, false)).isTrue();
    assertThat(console(Map.of()).colours(ColorChoice.NEVER, true)).isFalse();
  }

  private static Console console(Map<String, String> environment) {
    return new Console(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        new PrintStream(OutputStream.nullOutputStream(), true),
        true,
        true,
        environment);
  }
}
