package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.outcome.WireStep;
import dev.understudy.core.random.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each way to break, as a raw client on a real socket sees it. What it must see lies in
/// `faults/NAME.txt`: the bytes, lines ended by `\n`, without Date, then `<FIN>` or `<RST>`.
class FaultTest {
  private static final Reply REPLY = reply(200, "0123456789");
  private static final Fault GARBAGE = new Fault.Garbage(20);
  private static final long MILLI = 1_000_000;

  private static Map<String, Outcome> outcomes() {
    Map<String, Outcome> outcomes = new TreeMap<>();
    outcomes.put("reset", new Outcome.Broken(REPLY, new Fault.Reset()));
    outcomes.put("close", new Outcome.Broken(REPLY, new Fault.Close()));
    outcomes.put("empty", new Outcome.Broken(REPLY, new Fault.Empty()));
    outcomes.put("hang", new Outcome.Broken(REPLY, new Fault.Hang(20 * MILLI)));
    outcomes.put("stall", new Outcome.Broken(REPLY, new Fault.Stall(0.3, 20 * MILLI)));
    outcomes.put("short-body", new Outcome.Broken(REPLY, new Fault.ShortBody(0.3)));
    outcomes.put("bad-chunk", new Outcome.Broken(REPLY, new Fault.BadChunk()));
    outcomes.put("truncate", corrupt(new Damage.Truncate(0.4), false));
    outcomes.put("truncate-declared", corrupt(new Damage.Truncate(0.4), true));
    outcomes.put("replace", corrupt(new Damage.Replace(new byte[] {'<', '/', '>'}), false));
    outcomes.put("flip-bits-declared", corrupt(new Damage.FlipBits(3), true));
    outcomes.put("garble", corrupt(new Damage.Garble(0.5), false));
    return outcomes;
  }

  private static Outcome corrupt(Damage damage, boolean declaredLength) {
    return new Outcome.Corrupt(REPLY, damage, declaredLength);
  }

  static Stream<String> names() {
    return outcomes().keySet().stream();
  }

  private static Engine start() throws IOException {
    PlanBuilder plan = PlanBuilder.shop();
    outcomes().forEach((name, outcome) -> plan.always(name, "GET /" + name, outcome));
    plan.always("hang-forever", "GET /hang-forever", hang(WireStep.Silence.FOREVER));
    plan.always("garbage", "GET /garbage", new Outcome.Broken(REPLY, GARBAGE));
    plan.endpoint("whole", "GET /whole", NO_DELAY, REPLY);
    return Engine.start(EngineOptions.listeningOn("127.0.0.1", 0).withLoops(1), plan.build());
  }

  private static Outcome hang(long nanos) {
    return new Outcome.Broken(REPLY, new Fault.Hang(nanos));
  }

  /// The faulty request and one behind it that closes the connection, if the fault has not.
  @ParameterizedTest
  @MethodSource("names")
  void isSeenOnTheWireAsNamed(String name) throws Exception {
    try (Engine engine = start();
        RawClient client = RawClient.connectTo(engine)) {
      client.send(
          ("GET /" + name + " HTTP/1.1\r\nHost: shop\r\n\r\n")
              + "GET /whole HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
      assertThat(transcript(client)).isEqualTo(expected(name));
      // The client may see the bytes before the server has counted them.
      Await.until(() -> reading(engine, name).lateness().count() == 1);
      EndpointReading reading = reading(engine, name);
      assertThat(reading.outcomes().get(1).count()).isEqualTo(1);
      assertThat(reading.abandoned()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void sendsNoPayloadToHead(String name) throws IOException {
    try (Engine engine = start();
        RawClient client = RawClient.connectTo(engine)) {
      client.send(
          ("HEAD /" + name + " HTTP/1.1\r\nHost: shop\r\n\r\n")
              + "HEAD /whole HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
      String seen = transcript(client);
      String behindTheHeads = seen.replaceAll("(?s)HTTP/1.1 200 OK\n.*?\n\n", "");
      assertThat(behindTheHeads).matches(name.equals("bad-chunk") ? "zz\n<FIN>" : "<(FIN|RST)>");
    }
  }

  @Test
  void garbageIsWhatWasDrawn() throws IOException {
    long key = Streams.key(PlanBuilder.SEED, 0, "garbage");
    byte[] drawn = ((WireStep.Raw) GARBAGE.script(key, 0).getFirst()).bytes();
    try (Engine engine = start();
        RawClient client = RawClient.connectTo(engine)) {
      assertThat(client.get("/garbage").readToEnd())
          .isEqualTo(new String(drawn, StandardCharsets.ISO_8859_1) + "<FIN>");
    }
  }

  @Test
  void hangsUntilTheClientGoesAway() throws Exception {
    try (Engine engine = start()) {
      try (RawClient client = RawClient.connectTo(engine)) {
        client.get("/hang-forever");
        Await.until(() -> reading(engine, "hang-forever").inFlight() == 1);
        client.socket().setSoTimeout(50);
        assertThatThrownBy(client::readToEnd).isInstanceOf(SocketTimeoutException.class);
      }
      Await.until(() -> reading(engine, "hang-forever").inFlight() == 0);
    }
  }

  private static String transcript(RawClient client) throws IOException {
    return client.readToEnd().replaceAll("Date: [^\r]*\r\n", "").replace("\r\n", "\n");
  }

  private static EndpointReading reading(Engine engine, String id) {
    return engine.readings().endpoints().stream()
        .filter(reading -> reading.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String expected(String name) throws IOException {
    try (InputStream in = FaultTest.class.getResourceAsStream("faults/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
