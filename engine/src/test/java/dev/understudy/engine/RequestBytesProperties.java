package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.plan.Plan;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever bytes come, and however they are cut: the same answer, and never a fault of the server.
class RequestBytesProperties {
  private static final Plan PLAN =
      PlanBuilder.shop()
          .endpoint("get", "GET /{rest...}", NO_DELAY, reply(200, "got"))
          .endpoint("post", "POST /{rest...}", NO_DELAY, reply(201, "posted"))
          .build();

  private static final List<String> REQUESTS =
      List.of(
          "GET /products?a=%20b HTTP/1.1\r\nHost: shop\r\nAccept: */*\r\n\r\n",
          "GET http://shop/x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
          "POST /o HTTP/1.1\r\nHost: shop\r\nContent-Length: 5\r\n\r\nhello",
          "POST /o HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "5;x=y\r\nhello\r\n0\r\nT: v\r\n\r\n",
          "\r\nOPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");

  private static final String HARM = "\r\n\t\0 :;,/%?#*-+0159AGzxXf\u007f\u0080\u00ff\"";

  @Property(tries = 2_000, seed = "20260211")
  void cutsAndHarmNeverMatter(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      bytes.append(REQUESTS.get(random.nextInt(REQUESTS.size())));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      harm(bytes, random);
    }
    String sent = bytes.toString();
    VirtualServer whole = new VirtualServer(PLAN);
    String expected = whole.send(sent).received();
    VirtualServer cut = new VirtualServer(PLAN);
    for (int at = 0; at < sent.length() && cut.isOpen(); ) {
      int end = Math.min(sent.length(), at + 1 + random.nextInt(20));
      cut.send(sent.substring(at, end));
      at = end;
    }
    assertThat(statuses(cut.received())).as(sent).isEqualTo(statuses(expected));
    assertThat(cut.isOpen()).isEqualTo(whole.isOpen());
    whole.channel.checkException();
    cut.channel.checkException();
  }

  private static void harm(StringBuilder bytes, Random random) {
    int at = random.nextInt(bytes.length());
    char harm = HARM.charAt(random.nextInt(HARM.length()));
    switch (random.nextInt(3)) {
      case 0 -> bytes.setCharAt(at, harm);
      case 1 -> bytes.insert(at, harm);
      default -> bytes.deleteCharAt(at);
    }
  }

  /// The sentences may differ: where a head is wrong in two places, a cut shows the first only.
  private static List<String> statuses(String received) {
    return Pattern.compile("HTTP/1.1 (\\d{3})")
        .matcher(received)
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
