package dev.understudy.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The three standard streams of a command, and what is known of the terminal behind them.
///
/// @param in standard input, bytes
/// @param result standard output, bytes: a broken pipe is an exception here, unlike with a
///   [PrintStream]
/// @param err for messages, UTF-8
/// @param outIsTerminal a person reads standard output
/// @param errIsTerminal a person reads standard error
/// @param environment of the process
public record Console(
    InputStream in,
    OutputStream result,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment) {
  /// The same with a standard error that nobody hears.
  public Console withoutErr() {
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return new Console(in, result, nobody, outIsTerminal, false, environment);
  }

  /// Of this process.
  public static Console ofProcess() {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        isTerminal(1),
        isTerminal(2),
        System.getenv());
  }

  /// Whether text to a stream may be coloured: never where nobody looks, with `NO_COLOR` or
  /// `TERM=dumb`, unless `choice` insists.
  public boolean colours(ColorChoice choice, boolean streamIsTerminal) {
    return switch (choice) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          streamIsTerminal
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(environment.get("TERM"));
    };
  }

  /// Writes a result.
  public void print(String text) throws IOException {
    result.write(text.getBytes(UTF_8));
    result.flush();
  }

  /// Java knows only whether input and output are both terminals; Linux tells of each.
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      } catch (IOException e) {
        return false; // closed
      }
    }
    return System.console() != null && System.console().isTerminal();
  }
}
