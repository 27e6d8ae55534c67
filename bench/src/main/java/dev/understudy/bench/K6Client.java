package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A small client that writes what `k6 run --out csv` writes: many connections, each with requests
/// at its own fixed times, cycling through a list. A request's time goes from its first byte sent
/// to the last received, without connecting, as `http_req_duration` does.
final class K6Client {
  /// k6's codes: no reply within a minute, the connection was reset, any other early end.
  private static final int TIMEOUT = 1050;

  private static final int RESET = 1220;

  private static final int BROKEN = 1000;

  /// For all to connect, before the first request is due.
  private static final Duration CONNECT = Duration.ofMillis(1200);

  private static final String HEAD =
      "metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,status,subproto,tls_version,url,extra_tags,metadata\n";

  private final int port;
  private final List<ExampleRequest> requests;
  private final double perConnection;
  private final int connections;
  private final long startNanos = System.nanoTime() + CONNECT.toNanos();

  private K6Client(int port, List<ExampleRequest> requests, int connections, double perConnection) {
    this.port = port;
    this.requests = requests;
    this.perConnection = perConnection;
    this.connections = connections;
  }

  /// @param each requests of each connection
  static void run(
      Path file,
      int port,
      List<ExampleRequest> requests,
      int connections,
      double perConnection,
      int each) {
    K6Client client = new K6Client(port, requests, connections, perConnection);
    StringBuilder[] rows = new StringBuilder[connections];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int number = i;
      rows[i] = new StringBuilder();
      double offset = (double) i / connections / perConnection;
      threads.add(
          Thread.ofVirtual().start(() -> client.connection(number, offset, each, rows[number])));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      Files.writeString(file, HEAD + String.join("", rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void connection(int number, double offsetSeconds, int each, StringBuilder rows) {
    Connection connection = null;
    try {
      Thread.sleep(Duration.ofNanos((long) (0.75 * CONNECT.toNanos() * number / connections)));
      connection = new Connection(new Socket("127.0.0.1", port));
      for (int i = 0; i < each; i++) {
        long due = startNanos + (long) ((offsetSeconds + i / perConnection) * 1e9);
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        if (connection == null) {
          connection = new Connection(new Socket("127.0.0.1", port));
        }
        ExampleRequest request = requests.get((number + i) % requests.size());
        long start = System.nanoTime();
        int status = 0;
        int code = 0;
        try {
          status = connection.ask(request.wire());
        } catch (SocketTimeoutException e) {
          code = TIMEOUT;
        } catch (SocketException e) {
          code = RESET;
        } catch (IOException e) {
          code = BROKEN;
        }
        row(rows, request, status, code, System.nanoTime() - start, connection.ordinal);
        if (code != 0 || connection.ends) {
          connection.close();
          connection = null;
        }
      }
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect to " + port, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void row(
      StringBuilder rows,
      ExampleRequest request,
      int status,
      int code,
      long nanos,
      String ordinal) {
    String url = "http://127.0.0.1:" + port + request.path();
    rows.append(
        text(
            "http_req_duration,%d,%.6f,,%s,%s,%s,,%s,%s,HTTP/1.1,default,,%d,,,%s,%s,%n",
            System.currentTimeMillis() / 1000,
            nanos / 1e6,
            code == 0 ? "" : "the connection broke",
            code == 0 ? "" : "" + code,
            code == 0 && status < 400,
            request.method(),
            request.endpoint(),
            status,
            url,
            code != 0 || ordinal.isEmpty() ? "" : "ordinal=" + ordinal));
  }

  /// HTTP/1.1 as far as it takes to find the end of a reply.
  private static final class Connection {
    private final Socket socket;
    private final InputStream in;
    boolean ends;
    String ordinal = ""; // of the last reply, where it has one

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      in = new BufferedInputStream(socket.getInputStream(), 8192);
    }

    /// The status of the reply, once all of it is here.
    int ask(String wire) throws IOException {
      socket.getOutputStream().write(wire.getBytes(StandardCharsets.US_ASCII));
      String first = line();
      if (!first.matches("HTTP/1\\.1 \\d{3}.*")) {
        throw new IOException("no HTTP: " + first);
      }
      long length = -1;
      boolean chunked = false;
      ordinal = "";
      for (String line = line(); !line.isEmpty(); line = line()) {
        String header = line.toLowerCase(Locale.ROOT);
        if (header.startsWith("content-length:")) {
          length = Long.parseLong(header.substring(15).strip());
        }
        if (header.startsWith("x-understudy-ordinal:")) {
          ordinal = header.substring(21).strip();
        }
        chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
        ends |= header.startsWith("connection:") && header.contains("close");
      }
      if (chunked) {
        chunks();
      } else if (length > 0) {
        in.skipNBytes(length);
      } else if (length < 0 && ends) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return Integer.parseInt(first.substring(9, 12));
    }

    private void chunks() throws IOException {
      while (true) {
        String size = line().replaceAll(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
          throw new IOException("no size of a chunk: " + size);
        }
        long bytes = Long.parseLong(size, 16);
        in.skipNBytes(bytes);
        if (!line().isEmpty()) {
          throw new IOException("a chunk of another size than it says");
        }
        if (bytes == 0) {
          return;
        }
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("the reply ended early");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    void close() throws IOException {
      socket.close();
    }
  }
}
