package dev.understudy.bench.soak;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.core.plan.EndpointPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is served and how it is asked for: soak.yaml beside this class, and the mix of requests.
record Profile(String document, List<Target> targets) {
  /// The number in soak.yaml that each reload changes.
  private static final String RELOADED = "{reload: 0}";

  private static final Pattern SECONDS = Pattern.compile("\\b(\\d+)s\\b");

  /// @param pace by how much its windows are longer than in soak.yaml: short runs see them too
  static Profile mixed(double pace) {
    return of(paced(resource(), pace));
  }

  /// The profile whose document was served.
  static Profile of(String document) {
    Loaded loaded = Configurations.parse("soak.yaml", document, LoadOptions.of(1));
    Map<String, EndpointPlan> plans =
        loaded
            .plan()
            .orElseThrow(() -> new IllegalStateException("" + loaded.problems()))
            .endpoints()
            .stream()
            .collect(Collectors.toMap(EndpointPlan::id, Function.identity()));
    return new Profile(
        document,
        List.of(
            target(plans, "browse", "GET", "/products", 18),
            target(plans, "product", "GET", "/products/p1", 18),
            target(plans, "search", "GET", "/search", 10),
            target(plans, "login", "POST", "/login", 6),
            target(plans, "order", "POST", "/orders", 10),
            target(plans, "cart", "GET", "/cart", 12),
            target(plans, "quote", "GET", "/quote", 12),
            target(plans, "image", "GET", "/images/i1", 5),
            target(plans, "checkout", "POST", "/checkout", 2),
            target(plans, "health", "GET", "/health", 6),
            target(plans, "build", "GET", "/build", 1)));
  }

  private static String paced(String document, double pace) {
    int windows = document.indexOf("windows:");
    Matcher seconds = SECONDS.matcher(document.substring(windows));
    String paced =
        seconds.replaceAll(it -> Math.round(1e6 * pace * Double.parseDouble(it.group(1))) + "us");
    return document.substring(0, windows) + paced;
  }

  private static Target target(
      Map<String, EndpointPlan> plans, String id, String method, String path, double weight) {
    EndpointPlan plan = plans.get(id);
    if (plan == null) {
      throw new IllegalStateException("soak.yaml has no endpoint " + id);
    }
    return new Target(plan, method, path, weight, id.equals("build"));
  }

  /// The document of the nth reload.
  String reloaded(int n) {
    if (!document.contains(RELOADED)) {
      throw new IllegalStateException("soak.yaml has no " + RELOADED);
    }
    return document.replace(RELOADED, "{reload: " + n + "}");
  }

  private static String resource() {
    try (InputStream in = Profile.class.getResourceAsStream("soak.yaml")) {
      if (in == null) {
        throw new IllegalStateException("soak.yaml is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
