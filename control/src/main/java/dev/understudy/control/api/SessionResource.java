package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.core.expression.JsonText;
import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.workflow.Playing.Seen;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `sessions`: those of workflows, filtered; one of them is forgotten, or moved to another step.
record SessionResource(Instance instance) implements Resource {
  private static final int USUAL = 100;
  private static final int MOST = 10_000;

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/sessions").answers(this::list);
    routes.change("DELETE", "/api/v1/sessions").answers(this::forgetAll);
    routes.change("DELETE", "/api/v1/sessions/{workflow}/{id}").answers(this::forget);
    routes.change("POST", "/api/v1/sessions/{workflow}/{id}:move").answers(this::move);
  }

  private List<Seen> ofWorkflow(Call call) {
    Optional<String> workflow = call.query("workflow");
    return instance.sessions().all().stream()
        .filter(it -> workflow.isEmpty() || it.workflow().equals(workflow.get()))
        .toList();
  }

  private static List<Seen> wanted(Call call, List<Seen> all) {
    Optional<String> step = call.query("step");
    Optional<String> id = call.query("id");
    return all.stream()
        .filter(it -> step.isEmpty() || it.step().equals(step.get()))
        .filter(it -> id.isEmpty() || it.id().startsWith(id.get()))
        .toList();
  }

  private Reply list(Call call) {
    call.knows("workflow", "step", "id", "limit");
    List<Seen> all = ofWorkflow(call);
    List<Seen> wanted = wanted(call, all);
    JsonArray sessions = new JsonArray();
    wanted.stream()
        .limit(call.query("limit", USUAL, 1, MOST))
        .forEach(it -> sessions.add(json(it)));
    return Reply.json(
        new JsonObject()
            .put("total", wanted.size())
            .put("sessions", sessions)
            .put("atSteps", atSteps(all)));
  }

  /// By workflow and step; steps that nobody is at are not there.
  private static JsonObject atSteps(List<Seen> all) {
    Map<String, Map<String, Long>> counts =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Seen::workflow,
                    TreeMap::new,
                    Collectors.groupingBy(Seen::step, TreeMap::new, Collectors.counting())));
    JsonObject json = new JsonObject();
    counts.forEach((workflow, steps) -> json.put(workflow, new JsonObject(new TreeMap<>(steps))));
    return json;
  }

  private static JsonObject json(Seen seen) {
    return new JsonObject()
        .put("workflow", seen.workflow())
        .put("id", seen.id())
        .put("step", seen.step())
        .put("state", seen.over() ? "over" : seen.performed() ? "performed" : "awaited")
        .put("steps", seen.count())
        .put("variables", variables(seen))
        .put("idleSeconds", seen.idleNanos() / 1e9)
        .put("expiresInSeconds", seen.leftNanos() / 1e9);
  }

  private static Object variables(Seen seen) {
    try {
      return Json.decodeValue(JsonText.of(seen.variables()));
    } catch (NoValueException e) {
      return new JsonObject(); // NaN and infinity, which JSON does not have
    }
  }

  private Reply forgetAll(Call call) {
    call.knows("workflow", "step", "id");
    long forgotten =
        wanted(call, ofWorkflow(call)).stream()
            .filter(it -> instance.sessions().forget(it.workflow(), it.id()))
            .count();
    return Reply.json(new JsonObject().put("forgotten", forgotten));
  }

  private Reply forget(Call call) {
    if (!instance.sessions().forget(call.part("workflow"), call.part("id"))) {
      throw missing(call);
    }
    return Reply.nothing();
  }

  private Reply move(Call call) {
    JsonObject body = call.json();
    if (!(body.getValue("step") instanceof String step) || body.size() != 1) {
      throw new Refusal(400, "the body has to be an object such as {\"step\": \"paid\"}");
    }
    try {
      if (!instance.sessions().move(call.part("workflow"), call.part("id"), step)) {
        throw missing(call);
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(422, String.valueOf(e.getMessage()));
    }
    return Reply.nothing();
  }

  private static Refusal missing(Call call) {
    return new Refusal(
        404, "the workflow " + call.part("workflow") + " has no session " + call.part("id"));
  }
}
