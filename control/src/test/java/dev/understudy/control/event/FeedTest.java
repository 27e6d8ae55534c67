package dev.understudy.control.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What who comes back is told.
class FeedTest {
  private final Feed feed = new Feed(1_000);

  @Test
  void whoComesBackGetsWhatItMissed() {
    List<Event> told = new ArrayList<>();
    feed.followedBy(told::add);
    publish(3);
    assertThat(feed.after(told.get(0).id()).orElseThrow()).isEqualTo(told.subList(1, 3));
    assertThat(feed.after(told.get(2).id()).orElseThrow()).isEmpty();
  }

  @Test
  void whatIsNotKnownAnyMoreIsSaid() {
    List<Event> told = new ArrayList<>();
    feed.followedBy(told::add);
    publish(1_200);
    assertThat(feed.after(told.getFirst().id())).isEmpty();
    assertThat(feed.after(told.get(1_100).id()).orElseThrow()).hasSize(99);
    assertThat(feed.after("other-1")).isEmpty();
    assertThat(feed.after("")).isEmpty();
  }

  @Test
  void anEventIsOneOfAStream() {
    Event event = new Event("a-1", Topic.SCENARIO, 5, new JsonObject().put("text", "two\nlines"));
    assertThat(event.text())
        .isEqualTo("id: a-1\nevent: scenario\ndata: {\"text\":\"two\\nlines\"}\n\n");
  }

  private void publish(int events) {
    for (int i = 0; i < events; i++) {
      feed.publish(Topic.REVISION, i, "revision " + i + " runs", new JsonObject());
    }
  }
}
