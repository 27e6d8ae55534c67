package dev.understudy.config.compile;

import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The files that a configuration names. They lie in the folder of the file that names them, by
/// canonical path: no `..` and no symbolic link leads out of it, and a text that came over the
/// network has no folder at all.
final class ReferredFiles {
  /// A payload is held in memory, once.
  static final int MAX_BYTES = 64 << 20;

  private final Report report;
  private final Map<Path, byte[]> contents = new HashMap<>();
  private final Set<Path> watched = new LinkedHashSet<>();
  private int uses;

  ReferredFiles(Report report) {
    this.report = report;
  }

  /// Every file that was named and allowed, there or not.
  Set<Path> watched() {
    return watched;
  }

  /// How often a file was needed: a caller compares before and after.
  int uses() {
    return uses;
  }

  /// What has been made of a file is needed once more.
  void used() {
    uses++;
  }

  /// The bytes of a file; empty, and a problem reported, where it cannot be had.
  Optional<byte[]> read(Located<String> file) {
    Optional<Path> path = resolve(file);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    byte[] known = contents.get(path.orElseThrow());
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = Files.newInputStream(path.orElseThrow())) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        report.error(
            file.origin(),
            "the file has more than 64 MiB",
            "A payload that large is better made: `generate: {kind: bytes, size: 100MB}`.");
        return Optional.empty();
      }
      contents.put(path.orElseThrow(), bytes);
      return Optional.of(bytes);
    } catch (IOException e) {
      report.error(file.origin(), "the file cannot be read", reason(e));
      return Optional.empty();
    }
  }

  /// The canonical path of a file; empty, and a problem reported, where it may not be read or is
  /// not there.
  Optional<Path> resolve(Located<String> file) {
    used();
    Optional<Path> folder = file.origin().node().map(Node::source).flatMap(s -> s.folder());
    if (folder.isEmpty()) {
      report.error(
          file.origin(),
          "this configuration may not name files",
          "It did not come from a folder, so there is none to look in. Write the payload as `json`"
              + " or `body`.");
      return Optional.empty();
    }
    try {
      Path asWritten = Path.of(file.value());
      if (asWritten.isAbsolute()) {
        report.error(
            file.origin(),
            "a file is named relative to the configuration",
            "An absolute path would mean another file on each machine.");
        return Optional.empty();
      }
      Path home = folder.orElseThrow().toRealPath();
      Path lexical = home.resolve(asWritten).normalize();
      if (!lexical.startsWith(home)) {
        return outside(file);
      }
      watched.add(lexical);
      Path real = lexical.toRealPath();
      if (!real.startsWith(home)) {
        return outside(file);
      }
      if (!Files.isRegularFile(real)) {
        report.error(file.origin(), "\"" + file.value() + "\" is not a regular file", "");
        return Optional.empty();
      }
      return Optional.of(real);
    } catch (InvalidPathException e) {
      report.error(file.origin(), "this is no file name", String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      report.error(
          file.origin(),
          "there is no file \"" + file.value() + '"',
          "It is looked for in the folder of the configuration." + neighbour(file, folder));
    } catch (IOException e) {
      report.error(file.origin(), "the file cannot be read", reason(e));
    }
    return Optional.empty();
  }

  private Optional<Path> outside(Located<String> file) {
    report.error(
        file.origin(),
        "\"" + file.value() + "\" leads out of the configuration's folder",
        "Files are read from the folder of the configuration and below. Copy it there.");
    return Optional.empty();
  }

  private static String neighbour(Located<String> file, Optional<Path> folder) {
    Path beside = folder.orElseThrow().resolve(file.value()).normalize().getParent();
    if (beside == null || !beside.startsWith(folder.orElseThrow())) {
      return "";
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> entries = Files.list(beside)) {
      entries.limit(1000).forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    } catch (IOException e) {
      return ""; // only the suggestion is lost
    }
    String name = String.valueOf(Path.of(file.value()).getFileName());
    return Suggestion.of(name, names).map(near -> " Did you mean `" + near + "`?").orElse("");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
