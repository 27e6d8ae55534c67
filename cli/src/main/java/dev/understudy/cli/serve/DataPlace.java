package dev.understudy.cli.serve;

import dev.understudy.control.revision.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where revisions are kept unless somebody says: a folder for each served configuration among the
/// user's state, so that nothing appears beside the file, which may lie under version control.
public final class DataPlace {
  private DataPlace() {}

  /// Such as `~/.local/state/understudy/shop-1f3a5c7e9b2d`.
  ///
  /// @param files as named by the user; none: standard input, which has no place
  /// @param environment of the process
  /// @return empty where the environment names no home
  public static Optional<Path> of(List<Path> files, Map<String, String> environment) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String whole =
        files.stream()
            .map(file -> file.toAbsolutePath().normalize().toString())
            .collect(Collectors.joining("\n"));
    String folder = stem(files.getFirst()) + "-" + Digest.of(whole).substring(0, 12);
    return state(environment).map(state -> state.resolve("understudy").resolve(folder));
  }

  private static Optional<Path> state(Map<String, String> environment) {
    Optional<Path> named = path(environment, "XDG_STATE_HOME", "");
    Optional<Path> windows = path(environment, "LOCALAPPDATA", "");
    return named.or(() -> windows).or(() -> path(environment, "HOME", ".local/state"));
  }

  private static Optional<Path> path(
      Map<String, String> environment, String variable, String below) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value).resolve(below));
  }

  private static String stem(Path file) {
    Path last = file.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "root" : last.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
