package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;

/// Endpoints that behave differently together.
///
/// @param members ids, or globs over ids
/// @param behaviour on top of what the members say themselves
/// @param priority a higher one acts later; absent: 0
public record Group(
    Located<String> id,
    List<Located<String>> members,
    Behaviour behaviour,
    Optional<Located<Long>> priority) {
  private static final int MOST = 1000;
  private static final int MOST_MEMBERS = 10_000;
  private static final long MOST_PRIORITY = 1_000_000;

  static final Shape<List<Group>> LIST =
      new NamedShape<Group, Group>("the groups", Ids.GROUP, new Lazy<>(Group::shape), MOST) {
        @Override
        protected Group named(Scalar name, Group bound) {
          Located<String> id = new Located<>(name.text(), Origin.of(name));
          return new Group(id, bound.members(), bound.behaviour(), bound.priority());
        }

        @Override
        protected String nameOf(Group group) {
          return group.id().value();
        }

        @Override
        protected Group valueOf(Group group) {
          return group;
        }
      };

  public Group {
    members = List.copyOf(members);
  }

  /// Its place among groups: acts after those of lower rank.
  public long rank() {
    return priority.map(Located::value).orElse(0L);
  }

  private static Shape<Group> shape() {
    ObjectShape<Group> object =
        ObjectShape.of("group", "a group", "Endpoints that behave differently together.");
    var members =
        object.required(
            "members",
            Several.list("a list of members", Scalars.text("a member").located(), 0, MOST_MEMBERS),
            "Ids of endpoints, or globs over ids: `get-*`.");
    var behaviour =
        object.optional("behaviour", Behaviour.SHAPE, "On top of what the members say themselves.");
    var priority =
        object.optional(
            "priority",
            Scalars.integer("a priority", -MOST_PRIORITY, MOST_PRIORITY).located(),
            "Where groups overlap and disagree: the higher one acts later; 0 unless said.");
    return object.build(
        bound ->
            new Group(
                new Located<>("", bound.origin()),
                bound.get(members, List.of()),
                bound.get(behaviour, Behaviour.NONE),
                bound.find(priority)),
        (group, out) -> {
          out.put(members, group.members());
          if (!group.behaviour().equals(Behaviour.NONE)) {
            out.put(behaviour, group.behaviour());
          }
          out.put(priority, group.priority());
        });
  }
}
