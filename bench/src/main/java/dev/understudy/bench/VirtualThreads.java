package dev.understudy.bench;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The design we did not take: a virtual thread a connection, blocking sockets, and a sleep for the
/// decided time. The decision is ours, of the file's first endpoint; the rest is as little as
/// HTTP/1.1 needs for a benchmark. `VirtualThreads FILE PORT`.
public final class VirtualThreads {
  private static final byte[] REPLY =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 15\r\n\r\n{\"status\":\"up\"}"
          .getBytes(StandardCharsets.US_ASCII);

  private final EndpointPlan endpoint;
  private final EndpointState state = new EndpointState();

  private VirtualThreads(EndpointPlan endpoint) {
    this.endpoint = endpoint;
  }

  public static void main(String[] args) throws IOException {
    EndpointPlan endpoint =
        Configurations.load(List.of(Path.of(args[0])), LoadOptions.of(1))
            .plan()
            .orElseThrow()
            .endpoints()
            .getFirst();
    VirtualThreads server = new VirtualThreads(endpoint);
    int port = Integer.parseInt(args[1]);
    try (ServerSocket listener = new ServerSocket(port, 16384, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> server.serve(socket));
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 512);
      OutputStream out = socket.getOutputStream();
      while (readHead(in)) {
        long arrival = System.nanoTime();
        long deadline = arrival + decide(arrival);
        long left = deadline - System.nanoTime();
        if (left > 0) {
          Thread.sleep(Duration.ofNanos(left));
        }
        out.write(REPLY);
      }
    } catch (SocketException e) {
      // the client went away: nothing is left to do for it
    } catch (IOException | InterruptedException e) {
      System.err.println(e);
    }
  }

  /// Service time in nanoseconds. The state counts ordinals for one thread at a time.
  private long decide(long arrivalNanos) {
    synchronized (state) {
      return state.decide(endpoint, arrivalNanos).responseNanos();
    }
  }

  /// Reads up to the blank line; false at the end of the stream.
  private static boolean readHead(InputStream in) throws IOException {
    int newlines = 0;
    while (newlines < 2) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
    }
    return true;
  }
}
