package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.List;

/// One source of behaviour for an endpoint.
///
/// @param name as explanations show it: `defaults`, or the endpoint's id
public record Layer(String name, Behaviour behaviour) {
  /// The layers of an endpoint, low to high. A facet of a higher one replaces that of a lower one;
  /// errors do so one by one, by name.
  public static List<Layer> of(Document document, Endpoint endpoint) {
    List<Layer> layers = new ArrayList<>(2);
    document.defaults().map(Located::value).ifPresent(b -> layers.add(new Layer("defaults", b)));
    layers.add(new Layer(endpoint.id().value(), endpoint.behaviour()));
    return layers;
  }
}
