package dev.understudy.control.attempt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One request on a connection of its own, and what came back. Blocks; closed from elsewhere it
/// ends.
final class Exchange implements AutoCloseable {
  /// Bytes of a reply that are kept.
  static final int MOST_BYTES = 256 * 1024;

  private static final int CONNECT_MILLIS = 2000;

  private final Socket socket = new Socket();
  private final String host;

  /// @throws IOException where nothing listens there
  Exchange(InetSocketAddress service) throws IOException {
    InetAddress to =
        service.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : service.getAddress();
    this.host =
        (service.getAddress().isAnyLocalAddress() ? "127.0.0.1" : service.getHostString())
            + ":"
            + service.getPort();
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(to, service.getPort()), CONNECT_MILLIS);
  }

  /// Our end's port: how the service knows us.
  int port() {
    return socket.getLocalPort();
  }

  /// @param firstNanos from sending to the first byte of the reply; -1 where none came
  /// @param lastNanos to the end of the connection, or of our patience
  record Result(Received received, long firstNanos, long lastNanos) {}

  Result send(Sent request, Duration patience) throws IOException {
    long start = System.nanoTime();
    socket.getOutputStream().write(request.bytes(host));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long first = -1;
    Optional<String> ended = Optional.empty();
    boolean kept = true;
    try {
      InputStream in = socket.getInputStream();
      byte[] piece = new byte[8192];
      while (true) {
        long left = patience.toNanos() - (System.nanoTime() - start);
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        int read = in.read(piece);
        if (read < 0) {
          break;
        }
        first = first < 0 ? System.nanoTime() - start : first;
        if (all.size() + read > MOST_BYTES) {
          kept = false;
          break;
        }
        all.write(piece, 0, read);
      }
    } catch (SocketTimeoutException e) {
      ended = Optional.of("no more came for " + patience.toSeconds() + " s; not waited for longer");
    } catch (IOException e) {
      ended = Optional.of("the connection broke: " + e.getMessage());
    }
    return new Result(
        Received.of(request.method(), all.toByteArray(), ended, kept),
        first,
        System.nanoTime() - start);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
