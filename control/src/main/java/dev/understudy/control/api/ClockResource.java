package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;

/// `clock:pause`, `clock:resume`, `clock:jump`, `clock:speed`: the time of the scenario in force.
record ClockResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.change("POST", "/api/v1/clock:pause").answers(this::pause);
    routes.change("POST", "/api/v1/clock:resume").answers(this::resume);
    routes.change("POST", "/api/v1/clock:jump").answers(this::jump);
    routes.change("POST", "/api/v1/clock:speed").answers(this::speed);
  }

  private Reply pause(Call call) {
    ScenarioRequest.of(call).knows();
    instance.scenarios().pause();
    return ScenarioResource.state(instance);
  }

  private Reply resume(Call call) {
    ScenarioRequest.of(call).knows();
    instance.scenarios().resume();
    return ScenarioResource.state(instance);
  }

  private Reply jump(Call call) {
    ScenarioRequest request = ScenarioRequest.of(call).knows("to");
    instance.scenarios().jump(request.required("to").time("to"));
    return ScenarioResource.state(instance);
  }

  private Reply speed(Call call) {
    ScenarioRequest request = ScenarioRequest.of(call).knows("factor");
    instance.scenarios().speed(request.required("factor").factor("factor"));
    return ScenarioResource.state(instance);
  }
}
