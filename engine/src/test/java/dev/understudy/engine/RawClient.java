package dev.understudy.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A client that sees bytes and how a connection ends, nothing more. Whatever it waits for must
/// come within ten seconds.
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket = new Socket();

  public static RawClient connectTo(Engine engine) throws IOException {
    RawClient client = new RawClient();
    client.socket.setSoTimeout(PATIENCE_MILLIS);
    client.socket.setTcpNoDelay(true);
    client.socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), engine.port()), PATIENCE_MILLIS);
    return client;
  }

  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public RawClient get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n");
  }

  /// One whole reply with a Content-Length, or the head alone.
  public Answer answer(boolean headOnly) throws IOException {
    String head = readHead();
    int length = headOnly ? 0 : Answer.contentLength(head);
    byte[] payload = socket.getInputStream().readNBytes(length);
    if (payload.length < length) {
      throw new IOException("the payload ended after " + payload.length + " of " + length);
    }
    return new Answer(head, new String(payload, StandardCharsets.ISO_8859_1));
  }

  public Answer answer() throws IOException {
    return answer(false);
  }

  public String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("the connection ended in a head: " + head);
      }
      head.append((char) b);
    }
    return head.toString();
  }

  public String read(int bytes) throws IOException {
    byte[] read = socket.getInputStream().readNBytes(bytes);
    return new String(read, StandardCharsets.ISO_8859_1);
  }

  /// Reads to the end of the connection: the bytes as text, then `<FIN>` or `<RST>`.
  public String readToEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String end = "<FIN>";
    try {
      InputStream in = socket.getInputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
      }
    } catch (SocketException e) {
      end = "<RST>";
    }
    return bytes.toString(StandardCharsets.ISO_8859_1) + end;
  }

  public Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
