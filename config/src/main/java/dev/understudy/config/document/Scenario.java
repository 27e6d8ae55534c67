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

/// A named state of the whole service.
///
/// @param behaviour of every endpoint, on top of groups
/// @param windows which are armed; absent: all
public record Scenario(
    Located<String> id, Optional<Behaviour> behaviour, Optional<List<Located<String>>> windows) {
  private static final int MOST = 1000;

  static final Shape<List<Scenario>> LIST =
      new NamedShape<Scenario, Scenario>(
          "the scenarios", Ids.SCENARIO, new Lazy<>(Scenario::shape), MOST) {
        @Override
        protected Scenario named(Scalar name, Scenario bound) {
          Located<String> id = new Located<>(name.text(), Origin.of(name));
          return new Scenario(id, bound.behaviour(), bound.windows());
        }

        @Override
        protected String nameOf(Scenario scenario) {
          return scenario.id().value();
        }

        @Override
        protected Scenario valueOf(Scenario scenario) {
          return scenario;
        }
      };

  public Scenario {
    windows = windows.map(List::copyOf);
  }

  private static Shape<Scenario> shape() {
    ObjectShape<Scenario> object =
        ObjectShape.of("scenario", "a scenario", "A named state of the whole service.");
    var behaviour =
        object.optional("behaviour", Behaviour.SHAPE, "Of every endpoint, on top of groups.");
    var windows =
        object.optional(
            "windows",
            Several.list("a list of windows", Scalars.text("a window").located(), 0, Window.MOST),
            "Which windows are armed; all unless said, none for [].");
    return object.build(
        bound ->
            new Scenario(
                new Located<>("", bound.origin()), bound.find(behaviour), bound.find(windows)),
        (scenario, out) ->
            out.put(behaviour, scenario.behaviour()).put(windows, scenario.windows()));
  }
}
