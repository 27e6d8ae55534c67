package dev.understudy.bench.soak;

import static dev.understudy.bench.soak.Sampler.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Where and how a soak ran: written at its start, quoted by its page.
final class RunNote {
  static final String FILE = "run.txt";

  private RunNote() {}

  static void write(SoakOptions options) throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown CPU");
    Files.writeString(
        options.out().resolve(FILE),
        text(
            "%s, revision %s, %d cores of %s, Java %s; %,.0f requests/s on %,d connections for %,.0f s; server and load generator on the same machine, both at %s.%n",
            LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES),
            revision(options.root()),
            Runtime.getRuntime().availableProcessors(),
            model,
            Runtime.version().feature(),
            options.rate(),
            options.connections(),
            options.seconds(),
            Proc.self().scheduling()));
  }

  private static String revision(Path root) throws IOException {
    Process git =
        new ProcessBuilder("git", "-C", root.toString(), "describe", "--always", "--dirty")
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return said.contains("fatal") ? "unknown" : said;
  }
}
