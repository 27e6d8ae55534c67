package dev.understudy.config.openapi.read;

import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import dev.understudy.config.text.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The texts of one description, and where references lead.
///
/// Nothing is fetched. A reference to a file is followed where the real file, links resolved, is
/// below the folder; a text that came over the network has no folder, so it has no files.
public final class Documents {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|//.*");
  private static final int MAX_FILES = 1000;
  private static final long MAX_CHARS = 64L << 20; // of all files together
  private static final int MAX_HOPS = 50; // references that lead to references

  /// Mappings of more keys are looked up by an index.
  private static final int FEW_KEYS = 16;

  private final Optional<Path> folder;
  private final Findings findings;
  private final Map<Source, Path> files = new IdentityHashMap<>();
  private final Map<Path, Optional<Node>> roots = new HashMap<>();
  private final Map<Source, Map<String, Optional<Node>>> targets = new IdentityHashMap<>();
  private final Map<Source, Node> rootOf = new IdentityHashMap<>();
  private final Map<Mapping, Map<String, Node>> indices = new IdentityHashMap<>();
  private long chars;

  /// @param folder where files may be; empty: nowhere
  /// @throws IOException where there is no such folder
  public Documents(Optional<Path> folder, Findings findings) throws IOException {
    this.folder = folder.isPresent() ? Optional.of(folder.get().toRealPath()) : folder;
    this.findings = findings;
  }

  /// The root of a text that was given, not referred to; empty, and problems reported, where it
  /// cannot be trusted.
  public Optional<Mapping> root(Source source, Report report) {
    int before = report.errors();
    Optional<Node> root = Composer.compose(source, report);
    if (root.isEmpty() || report.errors() > before) {
      return Optional.empty();
    }
    if (root.orElseThrow() instanceof Mapping mapping) {
      rootOf.put(source, mapping);
      chars += source.text().length();
      return Optional.of(mapping);
    }
    report.error(
        root.orElseThrow(),
        "this is " + root.orElseThrow().describe() + ", no API description",
        "One begins with `openapi: 3.1.0`, `openapi: 3.0.3` or `swagger: \"2.0\"`.");
    return Optional.empty();
  }

  /// The same of a file below the folder.
  public Optional<Mapping> root(Path file, Report report) throws IOException {
    Optional<Source> source = SourceReader.read(file, report);
    Optional<Mapping> root = source.flatMap(text -> root(text, report));
    if (root.isPresent()) {
      Path real = file.toRealPath();
      files.put(source.orElseThrow(), real);
      roots.put(real, root.map(Node.class::cast));
    }
    return root;
  }

  /// Where the references of a mapping lead at last; itself where it has none; empty where they
  /// lead nowhere, which is a finding.
  Optional<Node> follow(Node node) {
    Node at = node;
    for (int hops = 0; at instanceof Mapping mapping; hops++) {
      Optional<Scalar> reference = reference(mapping);
      if (reference.isEmpty()) {
        return Optional.of(at);
      }
      Scalar ref = reference.orElseThrow();
      if (hops == MAX_HOPS) {
        findings.broken(ref, ref.text(), "refers to itself without end");
        return Optional.empty();
      }
      Optional<Node> target = target(ref);
      if (target.isEmpty()) {
        return target;
      }
      at = target.orElseThrow();
    }
    return Optional.of(at);
  }

  /// The text of `$ref`.
  static Optional<Scalar> reference(Mapping mapping) {
    return mapping
        .find("$ref")
        .filter(node -> node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING)
        .map(Scalar.class::cast);
  }

  /// What one reference leads to; it may be a reference again.
  Optional<Node> target(Scalar ref) {
    Map<String, Optional<Node>> known = targets.computeIfAbsent(ref.source(), _ -> new HashMap<>());
    Optional<Node> cached = known.get(ref.text());
    if (cached == null) {
      cached = find(ref);
      known.put(ref.text(), cached);
    }
    return cached;
  }

  private Optional<Node> find(Scalar ref) {
    String text = ref.text();
    int hash = text.indexOf('#');
    String file = hash < 0 ? text : text.substring(0, hash);
    String pointer = hash < 0 ? "" : text.substring(hash + 1);
    Optional<Node> root =
        file.isEmpty() ? Optional.ofNullable(rootOf.get(ref.source())) : file(ref, file);
    if (root.isEmpty() || pointer.isEmpty()) {
      return root;
    }
    if (!pointer.startsWith("/")) {
      findings.left(ref, text, "is a reference by anchor; only JSON pointers are followed");
      return Optional.empty();
    }
    Node at = root.orElseThrow();
    for (String step : pointer.substring(1).split("/", -1)) {
      Optional<Node> next = child(at, decode(step).replace("~1", "/").replace("~0", "~"));
      if (next.isEmpty()) {
        findings.broken(ref, text, "leads nowhere: there is no \"" + decode(step) + "\"");
        return Optional.empty();
      }
      at = next.orElseThrow();
    }
    return Optional.of(at);
  }

  private static String decode(String text) {
    try {
      return text.indexOf('%') < 0
          ? text
          : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private Optional<Node> child(Node node, String step) {
    return switch (node) {
      case Mapping mapping -> Optional.ofNullable(member(mapping, step));
      case Sequence sequence when step.matches("[0-9]{1,6}") -> {
        int index = Integer.parseInt(step);
        yield index < sequence.items().size()
            ? Optional.of(sequence.items().get(index))
            : Optional.empty();
      }
      case Sequence _, Scalar _ -> Optional.empty();
    };
  }

  private @Nullable Node member(Mapping mapping, String key) {
    if (mapping.entries().size() <= FEW_KEYS) {
      return mapping.find(key).orElse(null);
    }
    return indices
        .computeIfAbsent(
            mapping,
            many -> {
              Map<String, Node> index = new HashMap<>();
              many.entries().forEach(entry -> index.put(entry.key().text(), entry.value()));
              return index;
            })
        .get(key);
  }

  private Optional<Node> file(Scalar ref, String file) {
    if (SCHEME.matcher(file).matches()) {
      findings.broken(ref, ref.text(), "is remote; nothing is fetched");
      return Optional.empty();
    }
    Path from = files.get(ref.source());
    if (folder.isEmpty() || from == null) {
      findings.broken(ref, ref.text(), "refers to a file, which a text sent here may not");
      return Optional.empty();
    }
    try {
      Path real = from.resolveSibling(decode(file)).toRealPath();
      if (!real.startsWith(folder.orElseThrow()) || !Files.isRegularFile(real)) {
        return outside(ref);
      }
      Optional<Node> known = roots.get(real);
      if (known == null) {
        known = read(real, ref);
        roots.put(real, known);
      }
      return known;
    } catch (InvalidPathException | IOException missing) {
      // whether a file exists outside of the folder is nobody's business
      boolean inside =
          from.resolveSibling(plain(file)).normalize().startsWith(folder.orElseThrow());
      if (!inside) {
        return outside(ref);
      }
      findings.broken(ref, ref.text(), "there is no such file");
      return Optional.empty();
    }
  }

  private static String plain(String file) {
    return decode(file).replace("\0", "");
  }

  private Optional<Node> outside(Scalar ref) {
    findings.broken(ref, ref.text(), "leads out of the description's folder");
    return Optional.empty();
  }

  private Optional<Node> read(Path real, Placed ref) throws IOException {
    if (roots.size() == MAX_FILES || chars > MAX_CHARS) {
      findings.broken(ref, real.getFileName().toString(), "is one file too many");
      return Optional.empty();
    }
    Report report = new Report();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(real)) {
      bytes = in.readNBytes(SourceReader.MAX_BYTES + 1);
    }
    String name = folder.orElseThrow().relativize(real).toString();
    Optional<Source> source = SourceReader.decode(name, bytes, Optional.empty(), report);
    Optional<Node> root = source.flatMap(text -> Composer.compose(text, report));
    List<Problem> problems = report.sorted();
    problems.forEach(
        problem ->
            findings.broken(problem.place(), real.getFileName().toString(), problem.message()));
    if (root.isEmpty() || report.hasErrors()) {
      return Optional.empty();
    }
    chars += source.orElseThrow().text().length();
    files.put(source.orElseThrow(), real);
    rootOf.put(source.orElseThrow(), root.orElseThrow());
    return root;
  }
}
