package dev.understudy.config.openapi.read;

import dev.understudy.config.openapi.read.Operation.Credential;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which credentials requests need. Only that they are there can be asked for, not that they are
/// right: whatever flow gives a token, it comes as `Authorization: Bearer`.
final class SecurityReader {
  private final Fields fields;
  private final Findings findings;
  private final Map<String, Optional<Credential>> schemes = new LinkedHashMap<>();
  private final List<Node> general;

  SecurityReader(Mapping root, boolean old, Documents documents, Findings findings) {
    this.fields = new Fields(findings);
    this.findings = findings;
    Optional<Mapping> named =
        old
            ? fields.mapping(root, "securityDefinitions")
            : fields
                .mapping(root, "components")
                .flatMap(components -> fields.mapping(components, "securitySchemes"));
    named.ifPresent(
        all ->
            all.entries()
                .forEach(
                    entry ->
                        documents
                            .follow(entry.value())
                            .flatMap(node -> fields.asMapping(node, "security scheme"))
                            .ifPresent(
                                it -> schemes.put(entry.key().text(), credential(entry, it)))));
    this.general = fields.list(root, "security");
  }

  private Optional<Credential> credential(Mapping.Entry entry, Mapping scheme) {
    String name = entry.key().text();
    String type = fields.text(scheme, "type").orElse("");
    switch (type) {
      case "basic" -> {
        return Optional.of(new Credential("basic", ""));
      }
      case "http" -> {
        String word = fields.text(scheme, "scheme").orElse("").toLowerCase(Locale.ROOT);
        if (word.equals("basic") || word.equals("bearer")) {
          return Optional.of(new Credential(word, ""));
        }
        return Optional.of(new Credential("header", "Authorization"));
      }
      case "apiKey" -> {
        String in = fields.text(scheme, "in").orElse("");
        Optional<String> key = fields.text(scheme, "name");
        if (key.isPresent() && List.of("header", "query", "cookie").contains(in)) {
          return Optional.of(new Credential(in, key.orElseThrow()));
        }
      }
      case "oauth2", "openIdConnect" -> {
        return Optional.of(new Credential("bearer", ""));
      }
      default -> {} // as below
    }
    findings.left(entry.key(), "security " + name, "\"" + type + "\" is not asked for");
    return Optional.empty();
  }

  /// What an operation needs: its own word, else that of the whole description.
  List<List<Credential>> of(Mapping operation, String subject) {
    List<Node> wanted =
        operation.find("security").isPresent() ? fields.list(operation, "security") : general;
    List<List<Credential>> alternatives = new ArrayList<>();
    for (Node alternative : wanted) {
      Optional<Mapping> all = fields.asMapping(alternative, "security");
      if (all.isEmpty()) {
        continue;
      }
      List<Credential> together = new ArrayList<>();
      boolean known = true;
      for (Mapping.Entry entry : all.orElseThrow().entries()) {
        Optional<Credential> one = schemes.get(entry.key().text());
        if (one == null) {
          findings.broken(
              entry.key(), subject, "there is no security scheme " + entry.key().text());
        }
        known &= one != null && one.isPresent();
        if (one != null) {
          one.filter(it -> !together.contains(it)).ifPresent(together::add);
        }
      }
      if (known && !alternatives.contains(together)) {
        alternatives.add(together);
      }
    }
    // an empty alternative: nothing is needed
    return alternatives.stream().anyMatch(List::isEmpty) ? List.of() : alternatives;
  }
}
