package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.ItemsText;
import io.vertx.core.json.JsonObject;

/// What would become of a text on a running server.
///
/// @param summary of the difference, in words
/// @param difference as the API tells it
record Trial(String summary, JsonObject difference) {
  /// @throws Failure where the server is not reached, or the text could not run there
  static Trial of(AdminClient client, String text) throws InterruptedException {
    JsonObject preview = client.send("PUT", "config?dryRun=true", type(text), text).json();
    if (!preview.getBoolean("valid")) {
      throw new Failure(
          ExitCode.INVALID_CONFIGURATION,
          ItemsText.problems(preview.getJsonArray("problems")) + "the server could not run it");
    }
    return new Trial(preview.getString("summary"), preview.getJsonObject("difference"));
  }

  boolean isEmpty() {
    return isEmpty(difference);
  }

  /// Whether a client would notice nothing.
  static boolean isEmpty(JsonObject difference) {
    return difference.getJsonArray("added").isEmpty()
        && difference.getJsonArray("removed").isEmpty()
        && difference.getJsonArray("service").isEmpty()
        && difference.getJsonArray("changes").isEmpty();
  }

  /// The media type of a configuration.
  static String type(String text) {
    return text.stripLeading().startsWith("{") ? "application/json" : "application/yaml";
  }
}
