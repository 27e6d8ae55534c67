package dev.understudy.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminSecurity.PemFiles;
import dev.understudy.control.http.Connections.Limits;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// TLS of the admin port, with pairs made by the JDK's keytool.
@Timeout(120)
class CertificatesTest {
  private static final char[] SECRET = "of-the-test".toCharArray();
  private static final Resource HELLO =
      routes -> routes.get("/hello").answers(call -> Reply.of(Reply.TEXT, "hello"));

  @TempDir private Path folder;

  @Test
  void aRenewedPairIsUsedAndABrokenOneIsNot() throws Exception {
    PemFiles files = new PemFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    write(files, "CN=first");
    AdminSecurity security =
        new AdminSecurity(Optional.empty(), Optional.empty(), Set.of(), Optional.of(files));
    try (AdminServer server =
        AdminServer.start(
            new AdminOptions("127.0.0.1", 0, security),
            List.of(HELLO),
            Limits.USUAL,
            Duration.ofMillis(50),
            () -> {})) {
      assertThat(subject(server)).isEqualTo("CN=first");
      Files.writeString(files.key(), "half of a key");
      assertThat(subject(server)).isEqualTo("CN=first");
      write(files, "CN=second");
      String seen = "";
      while (!seen.equals("CN=second")) { // @Timeout bounds it
        seen = subject(server);
        assertThat(seen).isIn("CN=first", "CN=second");
      }
    }
  }

  /// Of the certificate that a new connection gets; a request is answered on it.
  private static String subject(AdminServer server) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
      assertThat(new String(socket.getInputStream().readAllBytes())).endsWith("hello");
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
          .getSubjectX500Principal()
          .getName();
    }
  }

  private void write(PemFiles files, String name) throws Exception {
    Path store = folder.resolve(name.substring(3) + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(SECRET))
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = load(store);
    Files.writeString(files.key(), pem("PRIVATE KEY", keys.getKey("a", SECRET).getEncoded()));
    Files.writeString(
        files.certificate(), pem("CERTIFICATE", keys.getCertificate("a").getEncoded()));
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, SECRET);
      return keys;
    }
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + what
        + "-----\n";
  }

  /// The test looks at the certificate itself.
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
