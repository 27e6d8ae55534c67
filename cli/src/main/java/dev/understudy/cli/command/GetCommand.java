package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.ItemsText;
import dev.understudy.cli.render.JsonAsYaml;
import dev.understudy.cli.render.RevisionsText;
import dev.understudy.cli.terminal.Console;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy get KIND`: what a running server has.
@Command(
    name = "get",
    description = {"Lists what a running server has, or shows one of it as it is written.", ""},
    footer = {
      "",
      "Examples:",
      "  understudy get endpoints --search orders",
      "  understudy get endpoints create-order --output yaml",
      "  understudy get revisions --server https://perf.example:8081 --token-file token"
    })
final class GetCommand implements Callable<Integer> {
  private static final List<String> SECTIONS =
      List.of("endpoints", "groups", "windows", "dependencies");
  private static final int PAGE = 1000;
  private static final int REVISIONS = 500;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "endpoints, groups, windows, dependencies, scenarios or revisions.")
  private String kind = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Only this one.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only those with this in their id, method or path.")
  private Optional<String> search = Optional.empty();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  GetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean section = SECTIONS.contains(kind);
    if (!section && !kind.equals("scenarios") && !kind.equals("revisions")) {
      throw new Failure(
          ExitCode.USAGE,
          "there is no "
              + kind
              + "; there are "
              + String.join(", ", SECTIONS)
              + ", scenarios, revisions");
    }
    if (search.isPresent() && (!section || id.isPresent())) {
      throw new Failure(ExitCode.USAGE, "--search is for lists of " + String.join(", ", SECTIONS));
    }
    try (AdminClient client = server.client(console)) {
      if (id.isPresent()) {
        one(client.get(kind + "/" + AdminClient.encoded(id.get())));
      } else if (section) {
        JsonArray items = items(client);
        output.print(items.encode(), table(items), console);
      } else if (kind.equals("scenarios")) {
        JsonObject state = client.get("scenarios");
        output.print(state.encode(), ItemsText.scenarios(state), console);
      } else {
        revisions(client);
      }
    }
    return ExitCode.FINE;
  }

  /// As it is written in the server's text, or its value.
  private void one(JsonObject item) throws IOException {
    String value =
        new JsonObject()
            .put(item.getString("id", id.orElse("")), item.getValue("value", item))
            .encode();
    output.print(
        value,
        item.containsKey("value") ? item.getString("text") + "\n" : JsonAsYaml.yaml(value),
        console);
  }

  private String table(JsonArray items) {
    return switch (kind) {
      case "endpoints" -> ItemsText.endpoints(items);
      case "windows" -> ItemsText.windows(items);
      default -> ItemsText.of(items);
    };
  }

  private void revisions(AdminClient client) throws IOException, InterruptedException {
    JsonArray all = new JsonArray();
    JsonObject page = client.get("revisions?limit=" + REVISIONS);
    long active = page.getLong("active");
    all.addAll(page.getJsonArray("revisions"));
    while (page.containsKey("next")) {
      page = client.get("revisions?limit=" + REVISIONS + "&before=" + page.getLong("next"));
      all.addAll(page.getJsonArray("revisions"));
    }
    output.print(all.encode(), RevisionsText.of(all, active), console);
  }

  private JsonArray items(AdminClient client) throws InterruptedException {
    JsonArray all = new JsonArray();
    Integer offset = 0;
    boolean plain = kind.equals("endpoints") && output.format() == OutputFormat.TABLE;
    while (offset != null) {
      JsonObject page =
          client.get(
              kind
                  + "?limit="
                  + PAGE
                  + "&offset="
                  + offset
                  + (plain ? "" : "&values=true")
                  + search.map(text -> "&q=" + AdminClient.encoded(text)).orElse(""));
      all.addAll(page.getJsonArray("items"));
      offset = page.getInteger("next");
    }
    return all;
  }
}
