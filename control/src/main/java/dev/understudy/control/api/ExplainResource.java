package dev.understudy.control.api;

import dev.understudy.config.Loaded;
import dev.understudy.config.compile.Conflicts;
import dev.understudy.config.explain.Explanation;
import dev.understudy.config.explain.ExplanationJson;
import dev.understudy.config.explain.Timeline;
import dev.understudy.config.explain.TimelineJson;
import dev.understudy.config.explain.WorkflowGraph;
import dev.understudy.config.problem.Problems;
import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// `explain`: why endpoints behave as they do; `conflicts`: overlays that disagree; `timeline`:
/// when windows are active. Each of what runs, or, sent as `text`, of a draft.
record ExplainResource(Instance instance) implements Resource {
  private static final int MOST_EXPLAINED = 1_000; // of one call: about 5 KB each
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/explain").answers(this::explain);
    routes.ask("/api/v1/explain").upTo(Asked.MOST_TEXT_BYTES).answers(this::explainText);
    routes.get("/api/v1/conflicts").answers(this::conflicts);
    routes.get("/api/v1/timeline").answers(this::timeline);
    routes.ask("/api/v1/timeline").upTo(Asked.MOST_TEXT_BYTES).answers(this::timelineOfText);
  }

  private Reply explain(Call call) {
    call.knows("endpoint", "step", "scenario", "at", "offset", "limit");
    JsonObject asked = new JsonObject();
    List.of("endpoint", "step", "scenario", "at")
        .forEach(name -> Asked.query(call, name).ifPresent(it -> asked.put(name, it)));
    asked.put("offset", (int) call.query("offset", 0, 0, Integer.MAX_VALUE));
    asked.put("limit", (int) call.query("limit", 100, 1, MOST_EXPLAINED));
    return explained(asked, instance.running());
  }

  private Reply explainText(Call call) {
    JsonObject body = call.json();
    Asked.knows(body, "text", "endpoint", "step", "scenario", "at", "offset", "limit");
    return explained(body, Asked.configuration(body, instance));
  }

  private Reply explained(JsonObject asked, Loaded loaded) {
    Explanation.When when =
        Asked.when(Asked.text(asked, "scenario"), Asked.text(asked, "at"), loaded, instance);
    var endpoint = Asked.text(asked, "endpoint");
    var step = Asked.text(asked, "step");
    if (endpoint.isPresent() && step.isPresent()) {
      throw new Refusal(
          400, "ask for an `endpoint` or a `step`; a step is answered with all its endpoints");
    }
    if (endpoint.isPresent()) {
      Explanation found =
          Explanation.of(loaded, when, endpoint.get())
              .orElseThrow(() -> Asked.noEndpoint(endpoint.get()));
      return Reply.of(Reply.JSON, ExplanationJson.of(List.of(found)));
    }
    List<Explanation> all =
        step.isPresent()
            ? Explanation.ofStep(loaded, when, known(step.get(), loaded))
            : Explanation.of(loaded, when);
    int offset = Asked.number(asked, "offset", 0, 0, Integer.MAX_VALUE);
    int limit = Asked.number(asked, "limit", 100, 1, MOST_EXPLAINED);
    int from = Math.min(offset, all.size());
    return Reply.of(
        Reply.JSON, ExplanationJson.of(all.subList(from, Math.min(all.size(), from + limit))));
  }

  /// The step `purchase.pay`, if there is one.
  private static String known(String step, Loaded loaded) {
    List<String> steps =
        WorkflowGraph.of(loaded).stream()
            .flatMap(graph -> graph.steps().stream().map(it -> graph.workflow() + "." + it.name()))
            .toList();
    if (!steps.contains(step)) {
      throw new Refusal(
          404,
          "there is no step "
              + step
              + (steps.isEmpty()
                  ? ", the configuration has no workflow"
                  : ", only " + String.join(", ", steps)));
    }
    return step;
  }

  private Reply conflicts(Call call) {
    call.knows();
    return Reply.of(
        Reply.JSON, Problems.json(Conflicts.of(instance.running().document().orElseThrow())));
  }

  private Reply timeline(Call call) {
    call.knows("scenario", "from", "to");
    JsonObject asked = new JsonObject();
    List.of("scenario", "from", "to")
        .forEach(name -> Asked.query(call, name).ifPresent(it -> asked.put(name, it)));
    return timeline(asked, instance.running());
  }

  private Reply timelineOfText(Call call) {
    JsonObject body = call.json();
    Asked.knows(body, "text", "scenario", "from", "to");
    return timeline(body, Asked.configuration(body, instance));
  }

  private Reply timeline(JsonObject asked, Loaded loaded) {
    Explanation.When when =
        Asked.when(Asked.text(asked, "scenario"), java.util.Optional.of("none"), loaded, instance);
    long from = Asked.text(asked, "from").map(it -> Asked.nanos("from", it)).orElse(0L);
    long to = Asked.text(asked, "to").map(it -> Asked.nanos("to", it)).orElse(from + HOUR_NANOS);
    if (to <= from) {
      throw new Refusal(400, "`to` has to be after `from`");
    }
    return Reply.of(
        Reply.JSON,
        TimelineJson.of(
            Timeline.of(loaded, when.scenario().orElseThrow(), when.activationNanos(), from, to)));
  }
}
