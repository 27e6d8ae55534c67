package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.schedule.RampShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Behaviour that holds for a time.
///
/// @param on whom it touches
/// @param at when it is active
/// @param ramp how it begins and ends; absent: at once
public record Window(
    Located<String> id, On on, At at, Optional<Located<Slope>> ramp, Behaviour behaviour) {
  static final int MOST = 1000;

  static final Shape<List<Window>> LIST =
      new NamedShape<Window, Window>("the windows", Ids.WINDOW, new Lazy<>(Window::shape), MOST) {
        @Override
        protected Window named(Scalar name, Window bound) {
          Located<String> id = new Located<>(name.text(), Origin.of(name));
          return new Window(id, bound.on(), bound.at(), bound.ramp(), bound.behaviour());
        }

        @Override
        protected String nameOf(Window window) {
          return window.id().value();
        }

        @Override
        protected Window valueOf(Window window) {
          return window;
        }
      };

  /// How an occurrence begins and ends.
  ///
  /// @param up absent: at once
  /// @param down absent: at once
  /// @param shape absent: linear
  public record Slope(
      Optional<Located<Quantity>> up,
      Optional<Located<Quantity>> down,
      Optional<Located<RampShape>> shape) {}

  private static Shape<Window> shape() {
    ObjectShape<Window> object =
        ObjectShape.of("window", "a window", "Behaviour that holds for a time.");
    var on =
        object.required(
            "on", On.SHAPE, "Whom it touches: endpoints, groups, workflows, dependencies, or all.");
    var at = object.required("at", At.SHAPE, "When it is active.");
    var ramp = object.optional("ramp", slope().located(), "How it begins and ends.");
    var behaviour = object.required("behaviour", Behaviour.SHAPE, "What it changes for the time.");
    return object.build(
        bound ->
            new Window(
                new Located<>("", bound.origin()),
                bound.get(on, On.NOBODY),
                bound.get(at, At.ALWAYS),
                bound.find(ramp),
                bound.get(behaviour, Behaviour.NONE)),
        (window, out) ->
            out.put(on, window.on())
                .put(at, window.at())
                .put(ramp, window.ramp())
                .put(behaviour, window.behaviour()));
  }

  private static Shape<Slope> slope() {
    ObjectShape<Slope> object = ObjectShape.of("ramp", "a ramp", "How a window begins and ends.");
    Shape<Located<Quantity>> duration = new QuantityShape(Dimension.DURATION).located();
    var up = object.optional("up", duration, "How long it takes to full intensity.");
    var down = object.optional("down", duration, "How long it takes from full intensity.");
    Map<String, RampShape> shapes = new LinkedHashMap<>();
    shapes.put("linear", RampShape.LINEAR);
    shapes.put("smooth", RampShape.SMOOTH);
    shapes.put("exponential", RampShape.EXPONENTIAL);
    var shape =
        object.optional(
            "shape",
            Scalars.choice("a shape of a ramp", shapes).located(),
            "linear unless said; smooth has no kinks, exponential a slow start and a long tail.");
    object.atLeastOne("up", "down");
    return object.build(
        bound -> new Slope(bound.find(up), bound.find(down), bound.find(shape)),
        (slope, out) -> out.put(up, slope.up()).put(down, slope.down()).put(shape, slope.shape()));
  }
}
