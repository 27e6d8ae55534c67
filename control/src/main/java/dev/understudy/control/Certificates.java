package dev.understudy.control;

import dev.understudy.control.AdminSecurity.PemFiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate of the admin port, followed while its files are renewed: new connections get the
/// new one. Files that do not fit together, as in the middle of a renewal, change nothing.
final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private final PemFiles files;
  private List<Object> seen;

  Certificates(PemFiles files) throws IOException {
    this.files = files;
    this.seen = state();
  }

  /// The files as they are now.
  PemKeyCertOptions pair() throws IOException {
    return new PemKeyCertOptions()
        .addKeyValue(Buffer.buffer(Files.readAllBytes(files.key())))
        .addCertValue(Buffer.buffer(Files.readAllBytes(files.certificate())));
  }

  private ServerSSLOptions options() throws IOException {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(pair());
    return options;
  }

  /// Looks at the files again and again.
  void follow(Vertx vertx, HttpServer server, Duration interval) {
    vertx.setPeriodic(
        interval.toMillis(),
        tick ->
            vertx
                .executeBlocking(this::changed, true)
                .onSuccess(
                    changed -> {
                      if (changed) {
                        renew(vertx, server);
                      }
                    })
                .onFailure(
                    e -> LOG.warn("the certificate cannot be looked at: {}", e.getMessage())));
  }

  private void renew(Vertx vertx, HttpServer server) {
    vertx
        .executeBlocking(this::options, true)
        .compose(server::updateSSLOptions)
        .onSuccess(
            done ->
                LOG.info("the admin port's certificate was renewed from {}", files.certificate()))
        .onFailure(
            e ->
                LOG.error(
                    "the admin port keeps its certificate; {} cannot be used: {}",
                    files.certificate(),
                    e.getMessage()));
  }

  private Boolean changed() throws IOException {
    List<Object> now = state();
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private List<Object> state() throws IOException {
    return List.of(stamp(files.certificate()), stamp(files.key()));
  }

  private static Object stamp(Path file) throws IOException {
    return List.of(Files.getLastModifiedTime(file), Files.size(file));
  }
}
