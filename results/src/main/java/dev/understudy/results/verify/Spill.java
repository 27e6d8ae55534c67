package dev.understudy.results.verify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Requests on disk, in [#PARTS] files by endpoint and ordinal: those that two spills have in
/// common lie in files of the same number, so that joining them takes the memory of one part
/// (Kitsuregawa et al. 1983). 32 bytes a request.
final class Spill implements AutoCloseable {
  static final int PARTS = 64;

  private static final int BUFFER_BYTES = 8 * 1024;
  private static final int SHIFT = 58; // 64 parts

  private final Path folder;
  private final DataOutputStream[] parts = new DataOutputStream[PARTS];
  private long requests;

  Spill(Path folder) {
    this.folder = folder;
  }

  /// @param first and `second` are whatever the two sides know
  void add(int endpoint, long ordinal, long first, long second) throws IOException {
    int part = (int) (((ordinal * PARTS + endpoint) * 0x9E3779B97F4A7C15L) >>> SHIFT);
    DataOutputStream out = parts[part];
    if (out == null) {
      out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file(part)), BUFFER_BYTES));
      parts[part] = out;
    }
    out.writeLong(endpoint);
    out.writeLong(ordinal);
    out.writeLong(first);
    out.writeLong(second);
    requests++;
  }

  private Path file(int part) {
    return folder.resolve(Integer.toString(part));
  }

  long requests() {
    return requests;
  }

  /// Takes the requests of one part.
  interface Reader {
    void take(int endpoint, long ordinal, long first, long second);
  }

  /// Only after [#close].
  void read(int part, Reader reader) throws IOException {
    if (!Files.exists(file(part))) {
      return;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part))))) {
      while (true) {
        long endpoint;
        try {
          endpoint = in.readLong();
        } catch (EOFException end) {
          return;
        }
        reader.take((int) endpoint, in.readLong(), in.readLong(), in.readLong());
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (DataOutputStream out : parts) {
      if (out != null) {
        out.close();
      }
    }
  }
}
