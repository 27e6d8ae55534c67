package dev.understudy.cli.exit;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The machine's exceptions as failures.
public final class Failures {
  private Failures() {}

  /// Of reading a configuration or a result file.
  public static Failure reading(IOException e) {
    return switch (e) {
      case NoSuchFileException missing ->
          new Failure(ExitCode.NO_INPUT, "no such file: " + missing.getFile(), e);
      case AccessDeniedException denied ->
          new Failure(ExitCode.NO_INPUT, "permission denied: " + denied.getFile(), e);
      case FileSystemException file -> {
        String reason = file.getReason() == null ? "it cannot be read" : file.getReason();
        yield new Failure(ExitCode.NO_INPUT, file.getFile() + ": " + reason, e);
      }
      default -> new Failure(ExitCode.IO, "cannot read: " + reason(e), e);
    };
  }

  /// Of listening on an address. Java has one exception for all reasons, so the system's text
  /// tells.
  ///
  /// @param option that chooses the port
  public static Failure listening(String host, int port, String option, IOException e) {
    String address = host + ":" + port;
    String reason = reason(e);
    if (names(e, UnknownHostException.class) || names(e, UnresolvedAddressException.class)) {
      return new Failure(ExitCode.UNAVAILABLE, "unknown host: " + host, e);
    }
    if (reason.contains("in use")) {
      return new Failure(
          ExitCode.UNAVAILABLE,
          "port " + port + " of " + host + " is taken; choose another with " + option,
          e);
    }
    if (reason.contains("ermission denied")) {
      return new Failure(
          ExitCode.NOT_PERMITTED,
          "not permitted to listen on " + address + "; choose a port from 1024 on with " + option,
          e);
    }
    if (reason.contains("assign requested address")) {
      return new Failure(ExitCode.UNAVAILABLE, host + " is no address of this machine", e);
    }
    return new Failure(
        ExitCode.UNAVAILABLE,
        reason.startsWith("cannot listen") ? reason : "cannot listen on " + address + ": " + reason,
        e);
  }

  private static boolean names(Throwable e, Class<? extends Throwable> kind) {
    return kind.isInstance(e) || kind.isInstance(e.getCause());
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
