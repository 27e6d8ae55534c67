package dev.understudy.cli.serve;

import dev.understudy.control.AdminSecurity.PemFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// Certificate and key of a server on this machine that vouches for itself, made by the JDK's
/// keytool.
final class PemPair {
  private static final String SECRET = "of-the-test";

  private PemPair() {}

  static PemFiles in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path store = folder.resolve("pair.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, SECRET.toCharArray());
      Path key = folder.resolve("key.pem");
      Path certificate = folder.resolve("cert.pem");
      Files.writeString(
          key, pem("PRIVATE KEY", keys.getKey("a", SECRET.toCharArray()).getEncoded()));
      Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("a").getEncoded()));
      return new PemFiles(certificate, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
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
}
