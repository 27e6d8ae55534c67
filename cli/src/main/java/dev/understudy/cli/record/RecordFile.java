package dev.understudy.cli.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Whole rows in files of bounded size. After a failed write the file ends with its last whole row,
/// so that writing can go on once there is room again.
final class RecordFile implements Closeable {
  private final RecordOptions options;
  private final byte[] header;
  private FileChannel channel;
  private long size;

  private RecordFile(RecordOptions options, byte[] header, FileChannel channel) {
    this.options = options;
    this.header = header;
    this.channel = channel;
  }

  /// Begins anew; what is in the file already moves to the older ones.
  static RecordFile open(RecordOptions options, byte[] header) throws IOException {
    if (Files.exists(options.file()) && Files.size(options.file()) > 0) {
      shift(options);
    }
    RecordFile file = new RecordFile(options, header, create(options.file()));
    file.append(ByteBuffer.wrap(header));
    return file;
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static void shift(RecordOptions options) throws IOException {
    if (!Files.exists(options.file())) {
      return; // a rotation that failed half way
    }
    for (int i = options.files() - 1; i >= 1; i--) {
      Path from = i == 1 ? options.file() : options.older(i - 1);
      if (Files.exists(from)) {
        Files.move(from, options.older(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// Appends whole rows.
  ///
  /// @throws IOException where not all of them could be written; then none of them is in the file
  void write(ByteBuffer rows) throws IOException {
    if (size >= options.bytes()) {
      rotate();
    }
    append(rows);
  }

  private void append(ByteBuffer rows) throws IOException {
    try {
      while (rows.hasRemaining()) {
        channel.write(rows);
      }
      size = channel.position();
    } catch (IOException e) {
      channel.truncate(size);
      channel.position(size);
      throw e;
    }
  }

  private void rotate() throws IOException {
    shift(options);
    FileChannel next = create(options.file());
    channel.close();
    channel = next;
    size = 0;
    append(ByteBuffer.wrap(header));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
