package dev.understudy.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineQueueTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void writesInOrderAndAllOfItBeforeItCloses() {
    try (LineQueue<Integer> queue = queue(1000, written)) {
      for (int i = 0; i < 1000; i++) {
        queue.offer(i);
      }
    }
    assertThat(written.toString(UTF_8).lines()).hasSize(1000).startsWith("0", "1").endsWith("999");
  }

  @Test
  void neverBlocksAndTellsHowManyWereDropped() throws InterruptedException {
    SlowStream slow = new SlowStream(written);
    LineQueue<Integer> queue = queue(10, slow);
    queue.offer(0);
    assertThat(slow.entered.await(30, TimeUnit.SECONDS)).isTrue(); // the writer hangs in line 0
    for (int i = 1; i <= 25; i++) {
      queue.offer(i); // 10 wait, 15 do not fit
    }
    assertThat(queue.dropped()).isEqualTo(15);
    slow.opened.countDown();
    queue.close();
    assertThat(written.toString(UTF_8).lines())
        .containsExactly("0", "15 lost", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  }

  @Test
  void dropsEverythingOnceTheStreamHasFailed() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    LineQueue<Integer> queue = queue(10, full);
    queue.offer(1);
    queue.close();
    queue.offer(2);
    assertThat(queue.dropped()).isEqualTo(2);
  }

  private static LineQueue<Integer> queue(int capacity, OutputStream out) {
    return new LineQueue<>(
        "test",
        capacity,
        out,
        number -> (number + "\n").getBytes(UTF_8),
        lost -> (lost + " lost\n").getBytes(UTF_8));
  }

  /// Holds its first writer until it is opened.
  private static final class SlowStream extends OutputStream {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final OutputStream out;

    SlowStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      entered.countDown();
      boolean interrupted = false;
      while (opened.getCount() > 0) {
        try {
          opened.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      out.write(bytes, from, length);
    }
  }
}
