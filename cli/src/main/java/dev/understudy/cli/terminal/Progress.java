package dev.understudy.cli.terminal;

import java.io.PrintStream;

/// One line that tells how far long work has come: only on a terminal, only after a second.
public final class Progress implements AutoCloseable {
  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long STEP_NANOS = 500_000_000L;

  private final String what;
  private final PrintStream err;
  private final boolean shown;
  private final long startNanos = System.nanoTime();
  private long nextNanos = startNanos + FIRST_NANOS;
  private boolean written;

  public Progress(String what, Console console) {
    this.what = what;
    this.err = console.err();
    this.shown = console.errIsTerminal();
  }

  /// Call it now and then; it is cheap.
  public void at(long done, long total) {
    if (!shown) {
      return;
    }
    long now = System.nanoTime();
    if (now - nextNanos < 0 || done == 0) {
      return;
    }
    nextNanos = now + STEP_NANOS;
    double left = (now - startNanos) / 1e9 * (total - done) / done;
    err.printf("\r%s %d %%, %.0f s left \u001b[K", what, done * 100 / total, Math.ceil(left));
    err.flush();
    written = true;
  }

  /// Clears the line.
  @Override
  public void close() {
    if (written) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
