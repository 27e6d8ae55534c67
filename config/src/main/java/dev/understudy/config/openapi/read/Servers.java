package dev.understudy.config.openapi.read;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The base path of operations: that of their first server. Understudy stands in for one of them.
record Servers(Fields fields, Findings findings) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

  /// The base path of Swagger 2.0: empty, or `/v1`.
  String oldBase(Mapping root) {
    return fields.text(root, "basePath").map(Servers::trimmed).orElse("");
  }

  /// The base path that `servers` in here say; empty where there are none.
  Optional<String> base(Mapping in) {
    List<Node> servers = fields.list(in, "servers");
    List<String> bases = new ArrayList<>();
    for (Node node : servers) {
      fields.asMapping(node, "server").ifPresent(server -> bases.add(path(server)));
    }
    if (bases.isEmpty()) {
      return Optional.empty();
    }
    if (bases.stream().distinct().count() > 1) {
      findings.left(
          servers.get(1),
          "servers",
          "the base path of the first one holds: "
              + (bases.getFirst().isEmpty() ? "/" : bases.getFirst()));
    }
    return Optional.of(bases.getFirst());
  }

  private String path(Mapping server) {
    String url = fields.text(server, "url").orElse("");
    Optional<Mapping> variables = fields.mapping(server, "variables");
    Matcher used = VARIABLE.matcher(url);
    StringBuilder whole = new StringBuilder();
    while (used.find()) {
      String name = used.group(1);
      String value =
          variables
              .flatMap(all -> fields.mapping(all, name))
              .flatMap(variable -> fields.word(variable, "default"))
              .orElse(name);
      used.appendReplacement(whole, Matcher.quoteReplacement(value));
    }
    used.appendTail(whole);
    try {
      String path = new URI(whole.toString().replace(" ", "%20")).getRawPath();
      return trimmed(path == null ? "" : path);
    } catch (URISyntaxException e) {
      findings.broken(server, "server", "\"" + url + "\" is no URL; no base path is taken of it");
      return "";
    }
  }

  private static String trimmed(String path) {
    String bare = path.replaceAll("/+$", "");
    return bare.isEmpty() || bare.startsWith("/") ? bare : "/" + bare;
  }
}
