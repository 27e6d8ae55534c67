package dev.understudy.control.api;

import dev.understudy.config.edit.Difference;
import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.MergePatch;
import dev.understudy.config.edit.Pointer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.control.edit.ActiveText;
import dev.understudy.control.edit.Members;
import dev.understudy.control.edit.Ranges;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Active;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the document names by id - endpoints, groups, windows, scenarios, dependencies - one by
/// one: listed, shown, made, changed by merge patch, renamed, taken away. Each change is an edit of
/// the text and one revision.
final class SectionResource implements Resource {
  static final String MERGE_PATCH = "application/merge-patch+json";

  private static final int PAGE = 100;
  private static final int MOST = 1000;
  private static final long MAX_BODY_BYTES = 2L << 20; // a reply's body may be in it

  private final String section;
  private final boolean listed;
  private final ActiveText text;
  private final Changing changing;

  /// @param section key in the document
  /// @param listed whether `GET` of the section is here
  SectionResource(String section, boolean listed, ActiveText text) {
    this.section = section;
    this.listed = listed;
    this.text = text;
    this.changing = new Changing(text);
  }

  @Override
  public void mount(Routes routes) {
    String all = "/api/v1/" + section;
    String one = all + "/{id}";
    if (listed) {
      routes.get(all).answers(this::list);
    }
    routes.get(one).answers(this::show);
    routes.change("PUT", one).upTo(MAX_BODY_BYTES).answers(this::put);
    routes
        .change("PATCH", one)
        .takes(MERGE_PATCH, Reply.JSON)
        .upTo(MAX_BODY_BYTES)
        .answers(this::patch);
    routes.change("DELETE", one).answers(this::delete);
    routes.change("POST", one + ":rename").answers(this::rename);
  }

  private Reply list(Call call) {
    call.knows("q", "sort", "offset", "limit", "values");
    Active active = changing.configurator().active();
    String wanted = call.query("q").orElse("").toLowerCase(Locale.ROOT);
    List<Mapping.Entry> found = new ArrayList<>();
    for (Mapping.Entry entry : entries(active)) {
      if (wanted.isEmpty() || matches(entry, wanted)) {
        found.add(entry);
      }
    }
    sort(found, call.query("sort").orElse("position"));
    int offset = (int) call.query("offset", 0, 0, Integer.MAX_VALUE);
    int limit = (int) call.query("limit", PAGE, 1, MOST);
    int from = Math.min(offset, found.size());
    int to = (int) Math.min((long) from + limit, found.size());
    boolean values = call.flag("values");
    JsonArray items = new JsonArray();
    found.subList(from, to).forEach(entry -> items.add(item(entry, values)));
    JsonObject body =
        new JsonObject()
            .put("revision", active.revision().number())
            .put("total", found.size())
            .put("items", items);
    if (to < found.size()) {
      body.put("next", to);
    }
    return Reply.json(body).withHeader("ETag", active.revision().etag());
  }

  private static void sort(List<Mapping.Entry> entries, String order) {
    Comparator<Mapping.Entry> byId = Comparator.comparing(entry -> entry.key().text());
    switch (order) {
      case "position" -> {}
      case "id" -> entries.sort(byId);
      case "-id" -> entries.sort(byId.reversed());
      default -> throw new Refusal(400, "sort is position, id or -id, not " + order);
    }
  }

  /// By id, or for an endpoint by its method or path.
  private static boolean matches(Mapping.Entry entry, String wanted) {
    return entry.key().text().toLowerCase(Locale.ROOT).contains(wanted)
        || request(entry.value()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  /// `GET /products` of an endpoint, however it is written; else "".
  private static String request(Node value) {
    if (!(value instanceof Mapping mapping)) {
      return "";
    }
    Optional<Node> request = mapping.find("request");
    if (request.isPresent() && request.orElseThrow() instanceof Mapping parts) {
      return (plain(parts.find("method")) + " " + plain(parts.find("path"))).strip();
    }
    return plain(request);
  }

  private static String plain(Optional<Node> node) {
    return node.filter(Scalar.class::isInstance).map(it -> ((Scalar) it).text()).orElse("");
  }

  private static JsonObject item(Mapping.Entry entry, boolean values) {
    JsonObject item =
        new JsonObject().put("id", entry.key().text()).put("line", entry.key().place().line());
    String request = request(entry.value());
    if (!request.isEmpty()) {
      item.put("request", request);
    }
    return values ? item.put("value", json(entry.value())) : item;
  }

  private Reply show(Call call) {
    call.knows();
    Active active = changing.configurator().active();
    Mapping.Entry entry = found(call, active);
    String written = entry.key().source().text(); // its own lines, or the whole
    return Reply.json(
            new JsonObject()
                .put("id", entry.key().text())
                .put("value", json(entry.value()))
                .put("text", written.substring(entry.key().start(), entry.value().end()))
                .put("range", Ranges.of(entry.value().place())))
        .withHeader("ETag", active.revision().etag());
  }

  private Reply put(Call call) {
    call.knows(Changing.parameters());
    Node value = Members.json(call.text());
    Pointer at = pointer(call);
    return changing.edit(
        call,
        root ->
            root.follow(at.toString())
                .map(old -> Difference.edits(old, value, at))
                .orElseGet(() -> List.of(new Edit.Set(at, value))));
  }

  private Reply patch(Call call) {
    call.knows(Changing.parameters());
    Node patch = Members.json(call.text());
    Pointer at = pointer(call);
    return changing.edit(call, root -> MergePatch.edits(Optional.of(there(root, at)), patch, at));
  }

  private Reply delete(Call call) {
    call.knows(Changing.parameters());
    Pointer at = pointer(call);
    return changing.edit(
        call,
        root -> {
          there(root, at);
          return List.of(new Edit.Remove(at));
        });
  }

  private Reply rename(Call call) {
    call.knows(Changing.parameters());
    Pointer at = pointer(call);
    String to = Members.of(call.text(), "to").needText("to");
    return changing.edit(
        call,
        root -> {
          there(root, at);
          return List.of(new Edit.Rename(at, to));
        });
  }

  private Pointer pointer(Call call) {
    return new Pointer(List.of(section, call.part("id")));
  }

  private static Node there(Node root, Pointer at) {
    return root.follow(at.toString())
        .orElseThrow(() -> new Refusal(404, "there is no " + at + " in the configuration"));
  }

  private Mapping.Entry found(Call call, Active active) {
    String id = call.part("id");
    return entries(active).stream()
        .filter(entry -> entry.key().text().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "there is no " + id + " among the " + section));
  }

  private List<Mapping.Entry> entries(Active active) {
    Optional<Node> all = text.read(active).root().follow("/" + section);
    return all.isPresent() && all.orElseThrow() instanceof Mapping mapping
        ? mapping.entries()
        : List.of();
  }

  /// A value of the document as one of Vert.x.
  static Object json(Node value) {
    return new JsonObject(JsonWriter.compact(Mapping.of(Map.of("v", value)))).getValue("v");
  }
}
