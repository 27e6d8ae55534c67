package dev.understudy.config.openapi.read;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.route.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks over a description: paths, operations, what they ask and answer.
public final class ApiReader {
  /// As many as a configuration has endpoints, a tenth: beyond it nobody reads the result.
  private static final int MAX_OPERATIONS = 20_000;

  private static final Pattern VERSION = Pattern.compile("(2\\.0|3\\.[0-9]+(\\.[0-9]+)?).*");
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> OTHER_METHODS = Set.of("trace", "query");
  private static final int LONGEST_SUMMARY = 100;

  private final Mapping root;
  private final String version;
  private final boolean old;
  private final Documents documents;
  private final Findings findings;
  private final Fields fields;
  private final SchemaReader schemas;
  private final MediaReader media;
  private final ParameterReader parameters;
  private final SecurityReader security;
  private final Servers servers;
  private final List<Operation> operations = new ArrayList<>();

  private ApiReader(Mapping root, String version, Documents documents, Findings findings) {
    this.root = root;
    this.version = version;
    this.old = version.equals("2.0");
    this.documents = documents;
    this.findings = findings;
    this.fields = new Fields(findings);
    boolean modern = !old && !version.startsWith("3.0");
    this.schemas = new SchemaReader(documents, findings, modern);
    this.media = new MediaReader(documents, schemas, findings, old);
    this.parameters = new ParameterReader(documents, schemas, media, findings, old);
    this.security = new SecurityReader(root, old, documents, findings);
    this.servers = new Servers(fields, findings);
  }

  /// Empty, and a problem reported, where the root is no description.
  public static Optional<Api> read(
      Mapping root, Documents documents, Findings findings, Report report) {
    Optional<Node> said = root.find("openapi").or(() -> root.find("swagger"));
    Matcher version =
        VERSION.matcher(
            said.filter(Scalar.class::isInstance).map(it -> ((Scalar) it).text()).orElse(""));
    if (!version.matches()) {
      report.error(
          said.orElse(root),
          said.isPresent()
              ? "the version is " + said.orElseThrow().describe()
              : "this is no API description: it does not say `openapi:` or `swagger:`",
          "Versions 2.0, 3.0, 3.1 and 3.2 are read: `openapi: 3.1.0`, `swagger: \"2.0\"`.");
      return Optional.empty();
    }
    return Optional.of(new ApiReader(root, version.group(1), documents, findings).read());
  }

  private Api read() {
    String base = old ? servers.oldBase(root) : servers.base(root).orElse("");
    fields.mapping(root, "paths").ifPresent(paths -> paths(paths, base));
    fields
        .mapping(root, "webhooks")
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        entry ->
                            findings.left(
                                entry.key(),
                                "webhook " + entry.key().text(),
                                "Understudy answers; it does not call")));
    Optional<Mapping> info = fields.mapping(root, "info");
    return new Api(
        version,
        info.flatMap(it -> fields.word(it, "title")).orElse(""),
        info.flatMap(it -> fields.word(it, "version")).orElse(""),
        tags(),
        operations,
        schemas.schemas(),
        fields.mapping(root, "x-understudy"));
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Node node : fields.list(root, "tags")) {
      fields
          .asMapping(node, "tag")
          .ifPresent(
              tag ->
                  fields
                      .word(tag, "name")
                      .ifPresent(
                          name ->
                              tags.putIfAbsent(
                                  name, firstLine(fields.text(tag, "description").orElse("")))));
    }
    return tags;
  }

  private void paths(Mapping paths, String base) {
    for (Mapping.Entry entry : paths.entries()) {
      if (entry.key().text().startsWith("x-")) {
        continue;
      }
      documents
          .follow(entry.value())
          .filter(node -> !Fields.isNull(node))
          .flatMap(node -> fields.asMapping(node, entry.key().text()))
          .ifPresent(item -> item(entry.key().text(), item, base));
    }
  }

  private void item(String template, Mapping item, String base) {
    String own = old ? base : servers.base(item).orElse(base);
    for (Mapping.Entry entry : item.entries()) {
      String word = entry.key().text();
      if (METHODS.contains(word)) {
        documents
            .follow(entry.value())
            .flatMap(node -> fields.asMapping(node, word + " " + template))
            .ifPresent(operation -> operation(entry.key(), template, item, operation, own));
      } else if (OTHER_METHODS.contains(word) || word.equals("additionalOperations")) {
        findings.left(entry.key(), word + " " + template, "there are no endpoints of this method");
      }
    }
  }

  private void operation(
      Scalar key, String template, Mapping item, Mapping operation, String base) {
    String method = key.text().toUpperCase(Locale.ROOT);
    String subject = method + " " + template;
    if (operations.size() == MAX_OPERATIONS) {
      findings.broken(key, subject, "is one of more than " + MAX_OPERATIONS + " operations");
      return;
    }
    PathTemplate path;
    try {
      path = PathTemplate.of(old ? base : servers.base(operation).orElse(base), template);
    } catch (PathPattern.SyntaxException e) {
      findings.broken(key, subject, "is left out: " + e.getMessage());
      return;
    }
    path.notes().forEach(note -> findings.guessed(key, subject, note));
    ParameterReader.Asked asked =
        parameters.asked(item, operation, subject, mediaTypes(operation, "consumes"));
    fields
        .mapping(operation, "callbacks")
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        it ->
                            findings.left(
                                it.key(),
                                subject,
                                "callback "
                                    + it.key().text()
                                    + ": Understudy answers; it does not call")));
    operations.add(
        new Operation(
            key,
            method,
            template,
            path,
            fields.word(operation, "operationId").orElse(""),
            summary(operation),
            tagsOf(operation),
            asked.parameters(),
            asked.body(),
            media.replies(operation, subject, mediaTypes(operation, "produces")),
            security.of(operation, subject),
            fields.mapping(item, "x-understudy"),
            fields.mapping(operation, "x-understudy")));
  }

  /// Of Swagger 2.0: the operation's own, else those of the whole.
  private List<String> mediaTypes(Mapping operation, String key) {
    if (!old) {
      return List.of();
    }
    Mapping in = operation.find(key).isPresent() ? operation : root;
    List<String> types = new ArrayList<>();
    fields.list(in, key).forEach(node -> fields.asText(node, key).ifPresent(types::add));
    return types;
  }

  private List<String> tagsOf(Mapping operation) {
    List<String> tags = new ArrayList<>();
    fields.list(operation, "tags").forEach(node -> fields.asText(node, "tag").ifPresent(tags::add));
    return tags;
  }

  private String summary(Mapping operation) {
    return fields
        .text(operation, "summary")
        .map(ApiReader::firstLine)
        .filter(text -> !text.isEmpty())
        .or(() -> fields.text(operation, "description").map(ApiReader::firstLine))
        .orElse("");
  }

  /// The first sentence of a text, in one line.
  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip().replaceAll("\\p{Cntrl}", " ");
    int stop = line.indexOf(". ");
    String sentence = stop > 0 ? line.substring(0, stop) : line.replaceFirst("\\.$", "");
    return sentence.length() <= LONGEST_SUMMARY
        ? sentence
        : sentence.substring(0, sentence.offsetByCodePoints(0, 90)).strip() + " ...";
  }
}
