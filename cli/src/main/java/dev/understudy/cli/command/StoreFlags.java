package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.serve.DataPlace;
import dev.understudy.cli.serve.StoreOptions;
import dev.understudy.control.revision.Keeping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a server keeps its revisions.
final class StoreFlags {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder in which revisions are kept. Default: one for each configuration, in ~/.local/state/understudy.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--keep-revisions",
      paramLabel = "N",
      converter = CountConverter.class,
      description =
          "How many are kept; the active one and those with a label always are. Default: 1000.")
  private Optional<Long> keep = Optional.empty();

  @Option(
      names = "--write-back",
      description = "Writes what is changed by API or UI into FILE too.")
  private boolean writeBack;

  /// @param files as the user named them
  StoreOptions options(List<Path> files, Map<String, String> environment) {
    if (writeBack && (files.size() != 1 || Files.isDirectory(files.getFirst()))) {
      throw new Failure(
          ExitCode.USAGE, "--write-back needs one FILE: it would not know which to write to");
    }
    return new StoreOptions(
        data,
        DataPlace.of(files, environment),
        Math.toIntExact(Math.min(keep.orElse((long) Keeping.USUAL), Integer.MAX_VALUE)),
        writeBack ? Optional.of(files.getFirst()) : Optional.empty());
  }
}
