package dev.understudy.cli.serve;

import dev.understudy.control.Sessions;
import dev.understudy.core.workflow.Playing.Seen;
import dev.understudy.engine.Engine;
import java.util.List;

/// The engine's sessions as the admin port sees them.
record EngineSessions(Engine engine) implements Sessions {
  @Override
  public List<Seen> all() {
    return engine.sessions();
  }

  @Override
  public boolean forget(String workflow, String id) {
    return engine.forgetSession(workflow, id);
  }

  @Override
  public boolean move(String workflow, String id, String step) {
    return engine.moveSession(workflow, id, step);
  }
}
