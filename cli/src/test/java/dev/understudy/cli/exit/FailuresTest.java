package dev.understudy.cli.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void aFileThatCannotBeReadEndsWith66() {
    is(Failures.reading(new NoSuchFileException("x.yaml")), 66, "no such file: x.yaml");
    is(Failures.reading(new AccessDeniedException("x.yaml")), 66, "permission denied: x.yaml");
    is(
        Failures.reading(new FileSystemException("x.yaml", null, "Is a directory")),
        66,
        "x.yaml: Is a directory");
  }

  @Test
  void aDeviceThatFailsEndsWith74() {
    is(
        Failures.reading(new IOException("Input/output error")),
        74,
        "cannot read: Input/output error");
  }

  @Test
  void anAddressThatCannotBeHadEndsWith69() {
    is(
        listening(new BindException("Address already in use")),
        69,
        "port 80 of localhost is taken; choose another with --port");
    is(
        listening(new BindException("Cannot assign requested address")),
        69,
        "localhost is no address of this machine");
    is(listening(new UnknownHostException("localhost")), 69, "unknown host: localhost");
    is(listening(new IOException("odd")), 69, "cannot listen on localhost:80: odd");
  }

  @Test
  void aPortThatIsNotPermittedEndsWith77() {
    is(
        listening(new SocketException("Permission denied")),
        77,
        "not permitted to listen on localhost:80; choose a port from 1024 on with --port");
    is(
        listening(new IOException("bind(..) failed with error(-13): Permission denied")),
        77,
        "not permitted to listen on localhost:80; choose a port from 1024 on with --port");
  }

  private static Failure listening(IOException e) {
    return Failures.listening("localhost", 80, "--port", e);
  }

  private static void is(Failure failure, int exitCode, String message) {
    assertThat(failure).hasMessage(message);
    assertThat(failure.exitCode()).isEqualTo(exitCode);
  }
}
