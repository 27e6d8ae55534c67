package dev.understudy.control.api;

import dev.understudy.control.Monitor;
import dev.understudy.control.event.Subscribers.Wish;
import dev.understudy.control.event.Topic;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `events`: what happens, as server-sent events.
record EventsResource(Monitor monitor) implements Resource {
  private static final int MOST_ENDPOINTS = 200;
  private static final Set<String> PARAMETERS = Set.of("topics", "endpoints");

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/events").streams(this::follow);
  }

  private void follow(RoutingContext context) {
    for (String name : context.queryParams().names()) {
      if (!PARAMETERS.contains(name)) {
        throw new Refusal(400, "there is no parameter " + name + "; there are topics, endpoints");
      }
    }
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (String word : words(context, "topics")) {
      Optional<Topic> topic = Topic.of(word);
      if (topic.isEmpty()) {
        throw new Refusal(400, "there is no topic " + word);
      }
      topics.add(topic.get());
    }
    List<String> endpoints = words(context, "endpoints");
    if (endpoints.size() > MOST_ENDPOINTS) {
      throw new Refusal(400, endpoints.size() + " endpoints are more than " + MOST_ENDPOINTS);
    }
    Wish wish =
        new Wish(
            topics.isEmpty() ? EnumSet.allOf(Topic.class) : topics,
            new LinkedHashSet<>(endpoints),
            Optional.ofNullable(context.request().getHeader("Last-Event-ID")));
    if (!monitor
        .subscribers()
        .add(wish, context.response(), context.vertx().getOrCreateContext())) {
      context.response().putHeader("Retry-After", "5");
      throw new Refusal(503, "too many clients follow already; close one or try again later");
    }
  }

  private static List<String> words(RoutingContext context, String name) {
    return context.queryParam(name).stream()
        .flatMap(it -> List.of(it.split(",")).stream())
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }
}
