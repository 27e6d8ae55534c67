package dev.understudy.control.api;

import dev.understudy.config.Loaded;
import dev.understudy.config.explain.Explanation;
import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.predict.PredictionJob;
import dev.understudy.control.predict.PredictionJob.State;
import dev.understudy.control.predict.PredictionJobs;
import dev.understudy.control.predict.Question;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.predict.PlanRun;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// `predict`: what the service would do with given requests. A short one is answered at once, a
/// long one with a job that tells how far it is and can be called off.
record PredictResource(Instance instance, PredictionJobs jobs) implements Resource {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Override
  public void mount(Routes routes) {
    routes.ask("/api/v1/predict").upTo(Asked.MOST_TEXT_BYTES).answers(this::ask);
    routes.get("/api/v1/predict/{id}").answers(call -> shown(job(call)));
    routes.ask("/api/v1/predict/{id}:cancel").answers(this::cancel);
  }

  private Reply ask(Call call) throws InterruptedException {
    JsonObject body = call.json();
    Asked.knows(
        body, "text", "scenario", "workload", "rates", "endpoints", "weights", "from", "to");
    Loaded loaded = Asked.configuration(body, instance);
    Plan plan = loaded.plan().orElseThrow();
    Explanation.When when =
        Asked.when(Asked.text(body, "scenario"), Optional.of("none"), loaded, instance);
    String scenario = when.scenario().orElseThrow();
    int number = plan.scenarios().indexOf(plan.scenario(scenario).orElseThrow());
    PredictionJob job =
        jobs.ask(
                question(body, plan, scenario),
                new PlanRun(plan, number, when.activationNanos(), _ -> {}, _ -> {}))
            .orElseThrow(
                () -> new Refusal(503, "too many predictions are waiting; try again in a minute"));
    job.await(PATIENCE);
    return shown(job);
  }

  private static Question question(JsonObject body, Plan plan, String scenario) {
    Question.Asked asked =
        new Question.Asked(
            Asked.text(body, "workload"),
            Asked.text(body, "rates"),
            Asked.texts(body, "endpoints"),
            Asked.text(body, "weights"),
            Asked.text(body, "from").map(it -> Asked.nanos("from", it)).orElse(0L),
            Asked.text(body, "to")
                .map(it -> OptionalLong.of(Asked.nanos("to", it)))
                .orElse(OptionalLong.empty()));
    try {
      return asked.of(plan, scenario);
    } catch (Question.UnreadableException e) {
      String why = String.valueOf(e.getMessage());
      throw e.problems().isEmpty() ? new Refusal(400, why) : Refusal.of(why, e.problems());
    } catch (IllegalArgumentException e) { // what only the run itself refuses: a span of no length
      throw new Refusal(400, String.valueOf(e.getMessage()));
    }
  }

  private Reply cancel(Call call) {
    PredictionJob job = job(call);
    job.cancel();
    return shown(job);
  }

  private PredictionJob job(Call call) {
    call.knows();
    return jobs.find(call.part("id"))
        .orElseThrow(
            () -> new Refusal(404, "there is no prediction " + call.part("id") + " any more"));
  }

  private static Reply shown(PredictionJob job) {
    State state = job.state();
    JsonObject json =
        new JsonObject()
            .put("id", job.id())
            .put("state", state.name().toLowerCase(Locale.ROOT))
            .put("progress", job.progress())
            .put("asked", job.asked().toString());
    if (state == State.DONE) {
      json.put("prediction", new JsonObject(job.answer()));
    }
    if (state == State.FAILED) {
      json.put("failure", job.failure());
    }
    boolean ended = state != State.QUEUED && state != State.RUNNING;
    return Reply.json(json)
        .withStatus(ended ? 200 : 202)
        .withHeader("Location", "/api/v1/predict/" + job.id());
  }
}
