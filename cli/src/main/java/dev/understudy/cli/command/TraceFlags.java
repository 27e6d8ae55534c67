package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.serve.ServeOptions.TraceTarget;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a server sends its decisions as traces.
final class TraceFlags {
  @Option(
      names = "--otlp",
      paramLabel = "URL",
      description = "Sends decisions as traces to this OpenTelemetry collector (OTLP over HTTP).")
  private Optional<String> otlp = Optional.empty();

  @Option(
      names = "--otlp-sample",
      paramLabel = "SHARE",
      description = "Of the requests without a traceparent, this share. Default: 0.01.")
  private String sample = "0.01";

  Optional<TraceTarget> target() {
    return otlp.map(url -> new TraceTarget(checked(url), share()));
  }

  private static String checked(String url) {
    if (!url.matches("https?://[^/?#]+.*")) {
      throw new Failure(
          ExitCode.USAGE, "--otlp has to be a URL such as http://127.0.0.1:4318 but is " + url);
    }
    return url;
  }

  private double share() {
    try {
      return Quantity.parse(Dimension.SHARE, sample).value();
    } catch (Quantity.UnreadableException e) {
      throw new Failure(ExitCode.USAGE, "--otlp-sample: " + e.getMessage() + ". " + e.help(), e);
    }
  }
}
