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
import java.util.Optional;

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

  private List<Seen> wanted(Call call) {
    Optional<String> workflow = call.query("workflow");
    Optional<String> step = call.query("step");
    Optional<String> id = call.query("id");
    return instance.sessions().all().stream()
        .filter(it -> workflow.isEmpty() || it.workflow().equals(workflow.get()))
        .filter(it -> step.isEmpty() || it.step().equals(step.get()))
        .filter(it -> id.isEmpty() || it.id().startsWith(id.get()))
        .toList();
  }

  private Reply list(Call call) {
    call.knows("workflow", "step", "id", "limit");
    List<Seen> wanted = wanted(call);
    JsonArray sessions = new JsonArray();
    wanted.stream()
        .limit(call.query("limit", USUAL, 1, MOST))
        .forEach(it -> sessions.add(json(it)));
    return Reply.json(new JsonObject().put("total", wanted.size()).put("sessions", sessions));
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
        wanted(call).stream()
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
