package dev.understudy.cli.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.understudy.core.verify.LatencySketch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A small load generator: connections that each ask again when they are answered, on one thread
/// and one selector. Replies are told apart by their empty line and a Content-Length of 0.
final class ClosedLoop {
  private static final long GIVE_UP_NANOS = 120_000_000_000L;
  private static final String END = "\r\n\r\n";

  private final LatencySketch seen = new LatencySketch();
  private final ByteBuffer request;
  private final ByteBuffer buffer = ByteBuffer.allocate(4096);
  private final int perConnection;
  private final long gapNanos;
  private final long thinkNanos;
  private final ArrayDeque<Client> thinking =
      new ArrayDeque<>(); // in the order of their next request

  private ClosedLoop(String path, int perConnection, long gapNanos, long thinkNanos) {
    this.thinkNanos = thinkNanos;
    this.request =
        ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n").getBytes(US_ASCII));
    this.perConnection = perConnection;
    this.gapNanos = gapNanos;
  }

  private static final class Client {
    final SocketChannel channel;
    long sentNanos;
    long nextNanos;
    int answered;

    Client(SocketChannel channel) {
      this.channel = channel;
    }
  }

  /// Latencies from the request written to the reply's last byte read. The first of each connection
  /// does not count.
  ///
  /// @param gapNanos between two connections' first requests, so that they do not come as one burst
  /// @param thinkNanos between an answer and the connection's next request
  static LatencySketch run(
      String service,
      String path,
      int connections,
      int perConnection,
      long gapNanos,
      long thinkNanos)
      throws IOException {
    return new ClosedLoop(path, perConnection, gapNanos, thinkNanos)
        .run(URI.create(service), connections);
  }

  private LatencySketch run(URI service, int connections) throws IOException {
    List<Client> clients = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(service.getHost(), service.getPort()));
        channel.configureBlocking(false);
        Client client = new Client(channel);
        channel.register(selector, SelectionKey.OP_READ, client);
        clients.add(client);
      }
      drive(selector, clients);
    } finally {
      for (Client client : clients) {
        client.channel.close();
      }
    }
    return seen;
  }

  private void drive(Selector selector, List<Client> clients) throws IOException {
    long start = System.nanoTime();
    int begun = 0;
    int done = 0;
    while (done < clients.size()) {
      if (System.nanoTime() - start > GIVE_UP_NANOS) {
        throw new IOException("only " + done + " of " + clients.size() + " connections are done");
      }
      while (begun < clients.size() && System.nanoTime() - start >= begun * gapNanos) {
        send(clients.get(begun++));
      }
      while (!thinking.isEmpty() && System.nanoTime() - thinking.peek().nextNanos >= 0) {
        send(thinking.remove());
      }
      // Never spins: the server needs the cores. What is due waits for up to 1 ms.
      selector.select(begun < clients.size() || !thinking.isEmpty() ? 1 : 100);
      for (SelectionKey key : selector.selectedKeys()) {
        done += read((Client) key.attachment()) ? 1 : 0;
      }
      selector.selectedKeys().clear();
    }
  }

  private void send(Client client) throws IOException {
    client.sentNanos = System.nanoTime();
    client.channel.write(request.duplicate());
  }

  /// True where the connection is done.
  private boolean read(Client client) throws IOException {
    buffer.clear();
    int bytes = client.channel.read(buffer);
    if (bytes < END.length()
        || !new String(buffer.array(), bytes - END.length(), END.length(), US_ASCII).equals(END)) {
      throw new IOException("not one whole reply in one read: " + bytes + " bytes");
    }
    long nanos = System.nanoTime() - client.sentNanos;
    if (client.answered++ > 0) {
      seen.add(nanos);
    }
    if (client.answered == perConnection) {
      return true;
    }
    if (thinkNanos == 0) {
      send(client);
    } else {
      client.nextNanos = System.nanoTime() + thinkNanos;
      thinking.add(client);
    }
    return false;
  }
}
