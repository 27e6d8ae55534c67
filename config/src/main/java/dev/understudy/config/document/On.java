package dev.understudy.config.document;

import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whom a window touches: all that are named.
///
/// @param all every endpoint
/// @param endpoints ids, or globs over ids
/// @param groups whose members
/// @param workflows whose steps
/// @param dependencies by id
public record On(
    boolean all,
    List<Located<String>> endpoints,
    List<Located<String>> groups,
    List<Located<String>> workflows,
    List<Located<String>> dependencies,
    Origin origin) {
  private static final int MOST = 10_000;

  /// Touches nothing: where the text had a problem.
  static final On NOBODY = new On(false, List.of(), List.of(), List.of(), List.of(), Origin.NONE);

  /// `all`, or a mapping.
  static final Shape<On> SHAPE =
      new ByKind<>(
          new Mapped<>(
              Scalars.choice(
                  "whom a window touches", Map.of("all", true), "`{endpoint: get-product}`"),
              (_, node) ->
                  new On(true, List.of(), List.of(), List.of(), List.of(), Origin.of(node)),
              On::all),
          new Lazy<>(On::longForm),
          On::all);

  public On {
    endpoints = List.copyOf(endpoints);
    groups = List.copyOf(groups);
    workflows = List.copyOf(workflows);
    dependencies = List.copyOf(dependencies);
  }

  /// One kind of thing, by one name or by several.
  private record Names(Field<Located<String>> one, Field<List<Located<String>>> several) {
    static Names in(ObjectShape<?> object, String one, String several, String doc) {
      Shape<Located<String>> name = Scalars.text("a name").located();
      Names names =
          new Names(
              object.optional(one, name, doc),
              object.optional(several, Several.list("a list of names", name, 1, MOST), doc));
      object.atMostOne(one, several);
      return names;
    }

    List<Located<String>> in(dev.understudy.config.shape.Bound bound) {
      List<Located<String>> found = new ArrayList<>(bound.get(several, List.of()));
      bound.find(one).ifPresent(found::add);
      return found;
    }

    void write(List<Located<String>> names, Written out) {
      if (names.size() == 1) {
        out.put(one, names.getFirst());
      } else if (!names.isEmpty()) {
        out.put(several, names);
      }
    }
  }

  private static Shape<On> longForm() {
    ObjectShape<On> object = ObjectShape.of("on", "`on`", "Whom a window touches.");
    Names endpoints =
        Names.in(object, "endpoint", "endpoints", "Ids of endpoints, or globs: `get-*`.");
    Names groups = Names.in(object, "group", "groups", "Groups, whose members it touches.");
    Names workflows =
        Names.in(object, "workflow", "workflows", "Workflows: requests in all of their steps.");
    Names dependencies =
        Names.in(object, "dependency", "dependencies", "Dependencies, in all their calls.");
    object.notEmpty();
    return object.build(
        bound ->
            new On(
                false,
                endpoints.in(bound),
                groups.in(bound),
                workflows.in(bound),
                dependencies.in(bound),
                bound.origin()),
        (on, out) -> {
          endpoints.write(on.endpoints(), out);
          groups.write(on.groups(), out);
          workflows.write(on.workflows(), out);
          dependencies.write(on.dependencies(), out);
        });
  }
}
