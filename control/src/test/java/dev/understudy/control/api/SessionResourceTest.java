package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SessionResourceTest {
  private static final AdminPort PORT =
      new AdminPort(new SessionResource(new StillInstance(Health.GOOD)));

  @AfterAll
  static void close() {
    PORT.close();
  }

  private static JsonObject get(String query) {
    return new JsonObject(PORT.get("/api/v1/sessions" + query).body());
  }

  private static HttpResponse<String> move(String id, String body) {
    return PORT.send(
        "POST",
        "/api/v1/sessions/purchase/" + id + ":move",
        body,
        "Content-Type",
        "application/json");
  }

  @Test
  void sessionsAreListedWithWhatTheyRemember() {
    JsonObject first = get("").getJsonArray("sessions").getJsonObject(0);
    assertThat(first.encode())
        .isEqualTo(
            "{\"workflow\":\"purchase\",\"id\":\"a\",\"step\":\"cart\",\"state\":\"performed\","
                + "\"steps\":2,\"variables\":{\"items\":3},\"idleSeconds\":1.5,"
                + "\"expiresInSeconds\":60.0}");
  }

  @Test
  void theyAreFilteredAndCutWithoutHidingHowManyThereAre() {
    assertThat(get("?workflow=purchase").getInteger("total")).isEqualTo(2);
    assertThat(get("?step=cart&id=a").getInteger("total")).isEqualTo(2);
    JsonObject cut = get("?limit=1");
    assertThat(cut.getInteger("total")).isEqualTo(3);
    assertThat(cut.getJsonArray("sessions")).hasSize(1);
    assertThat(PORT.get("/api/v1/sessions?state=x").statusCode()).isEqualTo(400);
  }

  @Test
  void oneIsForgottenOrIsNotThere() {
    assertThat(PORT.send("DELETE", "/api/v1/sessions/purchase/a", "").statusCode()).isEqualTo(204);
    HttpResponse<String> missing = PORT.send("DELETE", "/api/v1/sessions/purchase/z", "");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("the workflow purchase has no session z");
  }

  @Test
  void allThatAFilterLetsThroughAreForgotten() {
    HttpResponse<String> reply = PORT.send("DELETE", "/api/v1/sessions?workflow=purchase", "");
    assertThat(reply.body()).isEqualTo("{\"forgotten\":1}");
  }

  @Test
  void oneIsMovedToAStepThatThereIs() {
    assertThat(move("a", "{\"step\": \"paid\"}").statusCode()).isEqualTo(204);
    assertThat(move("z", "{\"step\": \"paid\"}").statusCode()).isEqualTo(404);
    assertThat(move("a", "{\"step\": \"nowhere\"}").statusCode()).isEqualTo(422);
    assertThat(move("a", "{\"stp\": \"paid\"}").statusCode()).isEqualTo(400);
  }
}
