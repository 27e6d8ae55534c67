package dev.understudy.control.openapi;

import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of `resources/openapi/` as one document.
public final class OpenApi {
  /// One file for each tag, in the order of the document.
  private static final List<String> TAGS =
      List.of(
          "config",
          "endpoints",
          "groups",
          "workflows",
          "windows",
          "dependencies",
          "scenarios",
          "defaults",
          "health",
          "revisions",
          "clock",
          "explain",
          "predict",
          "stats",
          "verification",
          "traffic",
          "try",
          "events",
          "sessions",
          "metrics",
          "openapi");

  private OpenApi() {}

  /// The document as a tree.
  public static Node document() {
    Node joined = read("frame");
    for (String tag : TAGS) {
      joined = join(joined, read(tag), tag);
    }
    return joined;
  }

  /// The document as JSON text.
  public static String json() {
    return JsonWriter.compact(document());
  }

  /// Mappings with the keys of both, lists one behind the other.
  private static Node join(Node left, Node right, String where) {
    if (left instanceof Sequence first && right instanceof Sequence second) {
      List<Node> items = new ArrayList<>(first.items());
      items.addAll(second.items());
      return Sequence.of(items);
    }
    if (!(left instanceof Mapping first && right instanceof Mapping second)) {
      throw new IllegalStateException("the API is described twice at " + where);
    }
    Map<String, Node> values = new LinkedHashMap<>();
    first.entries().forEach(entry -> values.put(entry.key().text(), entry.value()));
    for (Mapping.Entry entry : second.entries()) {
      String key = entry.key().text();
      values.merge(key, entry.value(), (a, b) -> join(a, b, where + "/" + key));
    }
    return Mapping.of(values);
  }

  private static Node read(String name) {
    String file = "/openapi/" + name + ".yaml";
    try (InputStream in = OpenApi.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Report report = new Report();
      Optional<Node> node = Composer.compose(new Source(file, text, Optional.empty()), report);
      if (report.hasErrors()) {
        throw new IllegalStateException(Problems.text(report.sorted()));
      }
      return node.orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
