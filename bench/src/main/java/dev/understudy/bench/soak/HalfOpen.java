package dev.understudy.bench.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Clients that connect, send half a request head and fall silent.
final class HalfOpen implements AutoCloseable {
  private static final byte[] HALF =
      "GET /products HTTP/1.1\r\nhost: 127.0.".getBytes(StandardCharsets.US_ASCII);

  private final List<SocketChannel> open = new ArrayList<>();
  private int refused;

  /// Opens as many as are asked for; what is refused is counted.
  HalfOpen(int port, int wanted) {
    for (int i = 0; i < wanted; i++) {
      try {
        SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        open.add(channel);
        channel.write(ByteBuffer.wrap(HALF));
        channel.configureBlocking(false);
      } catch (IOException e) {
        refused++;
      }
    }
  }

  int opened() {
    return open.size();
  }

  int refused() {
    return refused;
  }

  /// How many the server has closed meanwhile.
  int closedByServer() {
    int closed = 0;
    ByteBuffer buffer = ByteBuffer.allocate(512);
    for (SocketChannel channel : open) {
      try {
        int read = channel.read(buffer.clear());
        while (read > 0) {
          read = channel.read(buffer.clear()); // a 408 before the end
        }
        closed += read < 0 ? 1 : 0;
      } catch (IOException e) {
        closed++;
      }
    }
    return closed;
  }

  @Override
  public void close() {
    for (SocketChannel channel : open) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
