package dev.understudy.cli.serve;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.document.Document;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import dev.understudy.config.text.SourceReader;
import dev.understudy.control.revision.TextCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that a server was started with, as one text.
///
/// One file is its own text. Several, or a folder of them, are the document that they make
/// together, written anew: comments stay in the files.
public final class ServedFiles {
  private ServedFiles() {}

  /// @throws IOException where one cannot be read; what is wrong with its text is a problem
  public static Loader.Reading read(List<Path> paths, LoadOptions options) throws IOException {
    if (isOneFile(paths)) {
      Path file = paths.getFirst();
      Optional<Source> source = SourceReader.read(file, new Report());
      if (source.isPresent()) {
        String text = source.get().text();
        Loaded loaded = compiler(paths, options).trusted(text);
        return new Loader.Reading(text, loaded.watching(file));
      }
    }
    Loaded loaded = Configurations.load(paths, options);
    return new Loader.Reading(loaded.document().map(Document::write).orElse(""), loaded);
  }

  /// Compiles under the name of the first file, which names the service where the text does not.
  public static TextCompiler compiler(List<Path> paths, LoadOptions options) {
    Path first = paths.getFirst();
    Path folder =
        Files.isDirectory(first)
            ? first
            : Optional.ofNullable(first.toAbsolutePath().getParent()).orElse(Path.of(""));
    return new TextCompiler(first.toString(), options.withFolder(folder));
  }

  private static boolean isOneFile(List<Path> paths) {
    return paths.size() == 1 && !Files.isDirectory(paths.getFirst());
  }
}
