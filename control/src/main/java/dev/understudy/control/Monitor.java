package dev.understudy.control;

import dev.understudy.control.event.Announcer;
import dev.understudy.control.event.Feed;
import dev.understudy.control.event.Subscribers;
import dev.understudy.control.event.Topic;
import dev.understudy.control.predict.PredictionJobs;
import dev.understudy.control.status.StatusJson;
import dev.understudy.control.traffic.TrafficLog;
import dev.understudy.control.watch.Observatory;
import io.vertx.core.json.JsonObject;

/// What the control plane itself knows of a running instance: looks at it once a second, what
/// happened, requests that were recorded, predictions that were asked for.
public final class Monitor implements AutoCloseable {
  private final Observatory observatory;
  private final Feed feed;
  private final Subscribers subscribers;
  private final TrafficLog traffic;
  private final PredictionJobs predictions = new PredictionJobs();

  private Monitor(Instance instance, Observatory observatory, long nowMillis) {
    this.observatory = observatory;
    this.feed = new Feed(nowMillis);
    this.subscribers = new Subscribers(feed, look -> StatusJson.brief(look));
    this.traffic = new TrafficLog(instance.traffic());
    observatory.watchedBy(new Announcer(feed));
    observatory.watchedBy(look -> stopRecording(look.millis()));
    observatory.watchedBy(subscribers); // after who publishes
  }

  /// One that looks each second until it is closed.
  public static Monitor start(Instance instance) {
    return new Monitor(instance, Observatory.start(instance), System.currentTimeMillis());
  }

  /// One that looks when its observatory is told to.
  public static Monitor still(Instance instance, long nowMillis) {
    return new Monitor(instance, new Observatory(instance, nowMillis), nowMillis);
  }

  private void stopRecording(long nowMillis) {
    if (traffic.stopIfOver(nowMillis)) {
      feed.publish(Topic.CONTROL, nowMillis, "recording has stopped", new JsonObject());
    }
  }

  public Observatory observatory() {
    return observatory;
  }

  public Feed feed() {
    return feed;
  }

  public Subscribers subscribers() {
    return subscribers;
  }

  public TrafficLog traffic() {
    return traffic;
  }

  public PredictionJobs predictions() {
    return predictions;
  }

  @Override
  public void close() {
    observatory.close();
    subscribers.close();
    traffic.stop();
    predictions.close();
  }
}
