package dev.understudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.command.Commands;
import dev.understudy.cli.terminal.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  static Stream<String> commands() {
    Console nowhere =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), true),
            false,
            false,
            Map.of());
    return Commands.of(nowhere).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandHasItsHelpWithTwoExamples(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");
    Golden.check("help/" + command + ".txt", run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().substring(run.out().indexOf("Examples:")).lines())
        .filteredOn(line -> line.contains("understudy " + command))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void theProgramHasItsHelp() {
    CommandLineRun run = CommandLineRun.of("--help");
    Golden.check("help/understudy.txt", run.out());
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aloneItSaysWhatThereIsAndThatThisWasNoCommand() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo(CommandLineRun.of("--help").out());
  }

  @Test
  void tellsItsVersion() {
    CommandLineRun run = CommandLineRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("understudy \\d+\\.\\d+\\.\\d+\\S*\nJava \\d+.* \\(.*\\)\n");
  }
}
