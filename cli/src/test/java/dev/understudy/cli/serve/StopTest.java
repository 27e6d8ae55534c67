package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StopTest {
  private final AtomicInteger atOnce = new AtomicInteger();
  private final Stop stop = new Stop(atOnce::incrementAndGet);

  @Test
  void isGracefulWhenAskedOnce() throws InterruptedException {
    stop.ask();
    stop.await();
    assertThat(atOnce).hasValue(0);
  }

  @Test
  void isAtOnceWhenAskedAgain() {
    stop.ask();
    stop.ask();
    assertThat(atOnce).hasValue(1);
  }
}
