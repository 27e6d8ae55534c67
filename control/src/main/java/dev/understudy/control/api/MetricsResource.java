package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.metrics.Exposition;
import dev.understudy.core.measure.Readings.EndpointReading;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `/metrics` for Prometheus, as text or, where the scrape asks for it, with native histograms;
/// `endpoints` keeps the page short where there are thousands of them.
record MetricsResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.get("/metrics").answers(this::metrics);
  }

  private Reply metrics(Call call) throws IOException {
    call.knows("endpoints");
    Predicate<EndpointReading> wanted = wanted(call.query("endpoints").orElse("*"));
    Exposition.Format format = Exposition.Format.of(call.header("Accept").orElse(""));
    return Reply.of(
        format.contentType(), Buffer.buffer(Exposition.write(instance, wanted, format)));
  }

  /// `none`, `asked` for those with requests, or ids and globs with commas between.
  private static Predicate<EndpointReading> wanted(String text) {
    return switch (text) {
      case "none" -> _ -> false;
      case "asked" -> reading -> reading.requests() > 0;
      default -> {
        List<Pattern> globs =
            List.of(text.split(",")).stream()
                .map(it -> Pattern.compile(Pattern.quote(it).replace("*", "\\E.*\\Q")))
                .toList();
        yield reading -> globs.stream().anyMatch(it -> it.matcher(reading.id()).matches());
      }
    };
  }
}
