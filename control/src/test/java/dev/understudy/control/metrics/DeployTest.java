package dev.understudy.control.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The dashboard and the alerts ask for metrics that there are.
class DeployTest {
  private static final Path DASHBOARD = Path.of("../deploy/grafana/understudy.json");
  private static final Path ALERTS = Path.of("../deploy/prometheus/understudy-alerts.yaml");
  private static final Pattern NAME = Pattern.compile("\\b(?:understudy|process|jvm)_[a-z_]+\\b");

  @Test
  void theDashboardAsksForMetricsThatThereAre() throws IOException {
    JsonObject dashboard = new JsonObject(Files.readString(DASHBOARD));
    JsonArray panels = dashboard.getJsonArray("panels");
    assertThat(panels.size()).isGreaterThan(5);
    for (int i = 0; i < panels.size(); i++) {
      JsonObject panel = panels.getJsonObject(i);
      JsonArray targets = panel.getJsonArray("targets");
      assertThat(targets).as(panel.getString("title")).isNotEmpty();
      for (int j = 0; j < targets.size(); j++) {
        assertAsksForKnown(targets.getJsonObject(j).getString("expr"));
      }
    }
    assertThat(asked(dashboard.encode())).isSubsetOf(known());
  }

  @Test
  void alertsAskForMetricsThatThereAre() throws IOException {
    Report report = new Report();
    Optional<Node> alerts =
        Composer.compose(new Source("alerts", Files.readString(ALERTS), Optional.empty()), report);
    assertThat(report.hasErrors()).isFalse();
    Sequence rules = (Sequence) alerts.orElseThrow().follow("/groups/0/rules").orElseThrow();
    assertThat(rules.items()).hasSizeGreaterThan(3);
    for (Node rule : rules.items()) {
      Mapping mapping = (Mapping) rule;
      assertThat(mapping.find("annotations")).isPresent();
      String expression = ((Scalar) mapping.find("expr").orElseThrow()).text();
      if (!expression.startsWith("up{")) {
        assertAsksForKnown(expression);
      }
    }
  }

  private static void assertAsksForKnown(String expression) throws IOException {
    assertThat(asked(expression)).as(expression).isNotEmpty().isSubsetOf(known());
  }

  private static Set<String> asked(String text) {
    return NAME.matcher(text)
        .results()
        .map(it -> it.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Names as a scrape has them, `_bucket` and `_count` of histograms included.
  private static Set<String> known() throws IOException {
    String page = new String(Exposition.write(new StillInstance(Health.GOOD)), UTF_8);
    return page.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]")[0])
        .collect(Collectors.toCollection(HashSet::new));
  }
}
