package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a suite gets: the checkout, a folder for scratch files, a hundred ports of its own, and
/// where to put what it found besides its rows.
final class Bed {
  /// A picture of the evidence.
  record Picture(String file, String tells, String svg) {}

  private final Path root;
  private final Path scratch;
  private final Path cache;
  private final int port;
  private final boolean quick;
  private final List<Ratio> ratios = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();

  /// @param cache where the launcher installed what is not ours
  Bed(Path root, Path scratch, Path cache, int port, boolean quick) {
    this.root = root;
    this.scratch = scratch;
    this.cache = cache;
    this.port = port;
    this.quick = quick;
  }

  Path root() {
    return root;
  }

  Path scratch() {
    return scratch;
  }

  Path cache() {
    return cache;
  }

  /// The first of the suite's ports.
  int port() {
    return port;
  }

  /// `usual`, or `reduced` where the run was asked to be quick.
  int either(int usual, int reduced) {
    return quick ? reduced : usual;
  }

  Duration seconds(int usual, int reduced) {
    return Duration.ofSeconds(either(usual, reduced));
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(scratch.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets the machine go to others for a moment, so that a suite does not hold it for minutes.
  void breathe() {
    try {
      Thread.sleep(seconds(5, 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Keeps a ratio for `--check`.
  void ratio(Ratio ratio) {
    ratios.add(ratio);
  }

  void picture(String file, String tells, String svg) {
    pictures.add(new Picture(file, tells, svg));
  }

  /// Keeps a table for the page.
  void table(Table table) {
    tables.add(table);
  }

  List<Table> tables() {
    return tables;
  }

  List<Ratio> ratios() {
    return ratios;
  }

  List<Picture> pictures() {
    return pictures;
  }
}
