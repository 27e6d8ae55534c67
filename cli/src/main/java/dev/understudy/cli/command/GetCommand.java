package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.ItemsText;
import dev.understudy.cli.render.JsonAsYaml;
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
      "  understudy get endpoints create-order --output yaml"
    })
final class GetCommand implements Callable<Integer> {
  private static final List<String> SECTIONS =
      List.of("endpoints", "groups", "windows", "dependencies");
  private static final int PAGE = 1000;

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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or yaml. Default: ${DEFAULT-VALUE}.")
  private OutputFormat output = OutputFormat.TABLE;

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
        print(items.encode(), ItemsText.of(items));
      } else if (kind.equals("scenarios")) {
        JsonObject state = client.get("scenarios");
        print(state.encode(), ItemsText.scenarios(state));
      } else {
        JsonArray revisions = client.get("revisions?limit=500").getJsonArray("revisions");
        print(revisions.encode(), ItemsText.revisions(revisions));
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
    print(
        value, item.containsKey("value") ? item.getString("text") + "\n" : JsonAsYaml.yaml(value));
  }

  private JsonArray items(AdminClient client) throws InterruptedException {
    JsonArray all = new JsonArray();
    Integer offset = 0;
    while (offset != null) {
      JsonObject page =
          client.get(
              kind
                  + "?limit="
                  + PAGE
                  + "&offset="
                  + offset
                  + (output == OutputFormat.TABLE ? "" : "&values=true")
                  + search.map(text -> "&q=" + AdminClient.encoded(text)).orElse(""));
      all.addAll(page.getJsonArray("items"));
      offset = page.getInteger("next");
    }
    return all;
  }

  private void print(String json, String table) throws IOException {
    console.print(
        switch (output) {
          case TABLE -> table;
          case JSON -> JsonAsYaml.json(json);
          case YAML -> JsonAsYaml.yaml(json);
        });
  }
}
