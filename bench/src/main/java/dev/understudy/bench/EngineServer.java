package dev.understudy.bench;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.plan.Plan;
import dev.understudy.engine.Engine;
import dev.understudy.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Our engine with what the command line does not offer to choose. `EngineServer FILE PORT LOOPS
/// EPOLL|NIO`.
public final class EngineServer {
  private EngineServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Plan plan =
        Configurations.load(List.of(Path.of(args[0])), LoadOptions.of(1)).plan().orElseThrow();
    EngineOptions options =
        EngineOptions.listeningOn("127.0.0.1", Integer.parseInt(args[1]))
            .withLoops(Integer.parseInt(args[2]))
            .withTransport(EngineOptions.Transport.valueOf(args[3]));
    try (Engine _ = Engine.start(options, plan)) {
      Thread.currentThread().join(); // until the process is ended
    }
  }
}
