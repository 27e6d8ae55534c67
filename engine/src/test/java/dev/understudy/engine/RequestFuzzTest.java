package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.reply;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.understudy.core.plan.Plan;

/// Any bytes on a connection are answered or refused: never an exception, never a hang. Fuzzed by
/// `./dev fuzz request`; otherwise the committed inputs run.
class RequestFuzzTest {
  private static final Plan PLAN =
      PlanBuilder.shop()
          .endpoint("get", "GET /products/{id}", NO_DELAY, reply(200, "got"))
          .endpoint("post", "POST /{rest...}", NO_DELAY, reply(201, "posted"))
          .build();

  @FuzzTest(maxDuration = "5m")
  void anyBytesAreAnsweredOrRefused(byte[] bytes) {
    VirtualServer server = new VirtualServer(PLAN);
    server.send(new String(bytes, ISO_8859_1));
    var unused = server.received();
    server.channel.checkException();
    server.channel.finishAndReleaseAll();
  }
}
