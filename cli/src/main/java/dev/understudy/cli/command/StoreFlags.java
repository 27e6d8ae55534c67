package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.serve.DataPlace;
import dev.understudy.cli.serve.StoreOptions;
import dev.understudy.control.revision.Keeping;
import dev.understudy.control.revision.StoreException;
import dev.understudy.control.store.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a server keeps its revisions.
final class StoreFlags {
  private static final String PASSWORD = "UNDERSTUDY_STORE_PASSWORD";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder in which revisions are kept. Default: one for each configuration, in ~/.local/state/understudy.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Keeps them in a database that instances share: postgresql://USER@HOST:PORT/DATABASE.")
  private Optional<String> store = Optional.empty();

  @Option(
      names = "--store-password-file",
      paramLabel = "FILE",
      description = "Has its password. Default: the variable UNDERSTUDY_STORE_PASSWORD.")
  private Optional<Path> passwordFile = Optional.empty();

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

  /// Whether the user named a place.
  boolean isNamed() {
    return data.isPresent() || store.isPresent();
  }

  /// @param files as the user named them
  StoreOptions options(List<Path> files, Map<String, String> environment) {
    if (writeBack && (files.size() != 1 || Files.isDirectory(files.getFirst()))) {
      throw new Failure(
          ExitCode.USAGE, "--write-back needs one FILE: it would not know which to write to");
    }
    if (store.isPresent() && data.isPresent()) {
      throw new Failure(ExitCode.USAGE, "--store and --data exclude each other");
    }
    return new StoreOptions(
        data,
        DataPlace.of(files, environment),
        store.map(url -> address(url, environment)),
        Math.toIntExact(Math.min(keep.orElse((long) Keeping.USUAL), Integer.MAX_VALUE)),
        writeBack ? Optional.of(files.getFirst()) : Optional.empty());
  }

  private PostgresAddress address(String url, Map<String, String> environment) {
    try {
      Optional<String> password =
          passwordFile.isPresent()
              ? Optional.of(Files.readString(passwordFile.get()).strip())
              : Optional.ofNullable(environment.get(PASSWORD));
      return PostgresAddress.of(url, password);
    } catch (IOException e) {
      throw Failures.reading(e);
    } catch (StoreException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
