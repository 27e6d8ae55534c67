package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a flight recording has of replies that came later than told.
class LateReplyTest {
  @TempDir private Path folder;

  @Test
  void aReplyLaterThanTheBudgetIsAnEventAndAPunctualOneIsNot() throws IOException {
    VirtualServer server =
        new VirtualServer(plan("endpoints: {shop: {request: GET /shop, latency: 10ms}}"));
    try (Recording recording = new Recording()) {
      recording.enable("dev.understudy.LateReply");
      recording.start();
      server.get("/shop").advance(Duration.ofMillis(12)); // 2 ms: as told
      server.get("/shop").advance(Duration.ofMillis(13));
      recording.stop();
      Path file = folder.resolve("late.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertThat(events)
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getString("endpoint")).isEqualTo("shop");
                assertThat(event.getLong("ordinal")).isEqualTo(1); // from 0
                assertThat(event.getDuration("intended")).isEqualTo(Duration.ofMillis(10));
                assertThat(event.getDuration("lateness")).isEqualTo(Duration.ofMillis(3));
              });
    }
  }
}
