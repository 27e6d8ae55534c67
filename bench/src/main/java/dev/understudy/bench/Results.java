package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What one suite found, as it is kept in `bench/results/SUITE.json`: the committed file is the
/// baseline of `--check` and the source of the page.
///
/// @param revision of the checkout, with `+` where it had changes
/// @param others what else the machine did meanwhile, see [Disturbance]
/// @param quick whether durations were reduced
/// @param method how the figures came about
record Results(
    String suite,
    String date,
    String revision,
    String machine,
    String others,
    boolean quick,
    String method,
    List<Row> rows,
    List<Table> tables,
    List<Ratio> ratios,
    List<Picture> pictures) {
  /// A picture of the evidence folder.
  record Picture(String file, String tells) {}

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static Path file(Path root, String suite) {
    return root.resolve("bench/results/" + suite + ".json");
  }

  static Optional<Results> kept(Path root, String suite) {
    Path file = file(root, suite);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Results.class))
        : Optional.empty();
  }

  void keep(Path root) {
    Path file = file(root, suite);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
