package dev.understudy.control;

import dev.understudy.control.AdminSecurity.PemFiles;
import dev.understudy.control.api.Api;
import dev.understudy.control.http.Connections;
import dev.understudy.control.http.Connections.Limits;
import dev.understudy.control.http.Frame;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The admin port: listens from [#start] to [#close].
public final class AdminServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_LINE_BYTES = 4096;
  private static final Duration IDLE = Duration.ofSeconds(60); // a scraper's usual interval fits in
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final Duration START_DEADLINE = Duration.ofSeconds(20);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final HttpServer server;
  private final Runnable atClose;

  private AdminServer(Vertx vertx, HttpServer server, Runnable atClose) {
    this.vertx = vertx;
    this.server = server;
    this.atClose = atClose;
  }

  /// Listens; returns once requests are answered.
  ///
  /// @throws IOException where the address is taken, forbidden or not of this machine
  public static AdminServer start(
      AdminOptions options, Instance instance, Configurator configurator) throws IOException {
    Monitor monitor = Monitor.start(instance);
    try {
      return start(options, Api.resources(instance, monitor, configurator), monitor::close);
    } catch (IOException | RuntimeException e) {
      monitor.close();
      throw e;
    }
  }

  /// The same with other resources.
  static AdminServer start(AdminOptions options, List<Resource> resources) throws IOException {
    return start(options, resources, () -> {});
  }

  private static AdminServer start(AdminOptions options, List<Resource> resources, Runnable atClose)
      throws IOException {
    return start(options, resources, Limits.USUAL, RENEWAL, atClose);
  }

  /// @param renewal how often the certificate's files are looked at
  static AdminServer start(
      AdminOptions options,
      List<Resource> resources,
      Limits limits,
      Duration renewal,
      Runnable atClose)
      throws IOException {
    Vertx vertx = Vertx.vertx(vertxOptions());
    try {
      HttpServer server = server(vertx, options, resources, limits, renewal);
      await(server.listen().toCompletionStage().toCompletableFuture(), START_DEADLINE);
      return new AdminServer(vertx, server, atClose);
    } catch (IOException | RuntimeException e) {
      vertx.close();
      throw e;
    }
  }

  private static HttpServer server(
      Vertx vertx, AdminOptions options, List<Resource> resources, Limits limits, Duration renewal)
      throws IOException {
    Optional<PemFiles> tls = options.security().tls();
    Optional<Certificates> certificates =
        tls.isPresent() ? Optional.of(new Certificates(tls.get())) : Optional.empty();
    HttpServerOptions listening = serverOptions(options);
    if (certificates.isPresent()) {
      listening.setSsl(true).setKeyCertOptions(certificates.get().pair());
    }
    Connections connections = new Connections(vertx, limits);
    HttpServer server = vertx.createHttpServer(listening).connectionHandler(connections::opened);
    Frame.install(vertx, server, options, connections, resources);
    certificates.ifPresent(each -> each.follow(vertx, server, renewal));
    return server;
  }

  /// The port it listens on.
  public int port() {
    return server.actualPort();
  }

  /// Stops listening and ends what is open.
  @Override
  public void close() throws IOException {
    atClose.run();
    await(vertx.close().toCompletionStage().toCompletableFuture(), STOP_DEADLINE);
  }

  private static <T> void await(java.util.concurrent.CompletableFuture<T> done, Duration deadline)
      throws IOException {
    try {
      done.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof IOException io ? io : new IOException(cause);
    } catch (TimeoutException e) {
      throw new IOException("the admin port did not react within " + deadline, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static VertxOptions vertxOptions() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(2) // bounds what concurrent scrapes can cost
        .setInternalBlockingPoolSize(1)
        .setUseDaemonThread(true)
        .setDisableTCCL(true)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false) // no cache folder in /tmp
                .setFileCachingEnabled(false));
  }

  private static HttpServerOptions serverOptions(AdminOptions options) {
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_LINE_BYTES)
        .setIdleTimeout((int) IDLE.toSeconds());
  }
}
