package dev.understudy.cli.serve;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/// When a server is to end: once asked, gracefully; asked again, at once.
public final class Stop {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Runnable atOnce;

  /// @param atOnce ends the process without waiting for anything
  public Stop(Runnable atOnce) {
    this.atOnce = atOnce;
  }

  /// Asks to stop.
  public void ask() {
    boolean again = asked.getCount() == 0;
    asked.countDown();
    if (again) {
      atOnce.run();
    }
  }

  /// Waits until asked.
  void await() throws InterruptedException {
    asked.await();
  }

  /// Ctrl-C and SIGTERM ask to stop, SIGHUP runs `reload`.
  void onSignals(Runnable reload) {
    handle("INT", this::ask);
    handle("TERM", this::ask);
    handle("HUP", reload);
  }

  private static void handle(String name, Runnable action) {
    try {
      Signal.handle(new Signal(name), signal -> action.run());
    } catch (IllegalArgumentException e) {
      LOG.debug("signal {} cannot be handled here: {}", name, e.getMessage());
    }
  }
}
