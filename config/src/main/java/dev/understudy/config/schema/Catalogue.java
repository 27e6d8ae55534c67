package dev.understudy.config.schema;

import dev.understudy.config.document.FaultKind;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.core.distribution.Families;
import dev.understudy.core.distribution.Family;
import dev.understudy.core.distribution.Form;
import dev.understudy.core.distribution.Parameter;
import dev.understudy.core.schedule.RampShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every kind of thing that a configuration can have, with its parameters, units and ranges: what a
/// form is made of. Distributions, faults and ramps come from their declarations, all else from the
/// schema that follows from the same declarations as binding does.
public final class Catalogue {
  private static final int RAMP_POINTS = 21;

  /// Keys of a behaviour and of what is around it, by the name of their object in the schema.
  private static final List<String> OBJECTS =
      List.of(
          "latency",
          "latencyChange",
          "error",
          "capacity",
          "rateLimit",
          "bandwidthFacet",
          "call",
          "retry",
          "backoff",
          "onFailure",
          "breaker",
          "dependency",
          "group",
          "window",
          "on",
          "at",
          "ramp",
          "scenario",
          "request",
          "match",
          "bodyMatch",
          "response",
          "generate",
          "expose");

  private final SchemaReader schema;

  private Catalogue(SchemaReader schema) {
    this.schema = schema;
  }

  /// The catalogue as compact JSON.
  public static String json() {
    return JsonWriter.compact(new Catalogue(SchemaReader.ofConfiguration()).node());
  }

  private Node node() {
    Map<String, Node> all = new LinkedHashMap<>();
    all.put("units", units());
    all.put("facets", schema.parameters("behaviour"));
    all.put("distributions", list(Families.all().stream().map(this::distribution).toList()));
    all.put(
        "composites",
        list(
            List.of("mixture", "quantiles", "samples", "histogram", "spliced").stream()
                .map(it -> schema.choice("law", it))
                .toList()));
    all.put("contention", schema.choices("contention"));
    all.put("corruptions", schema.choices("corrupt"));
    all.put("faults", list(Arrays.stream(FaultKind.values()).map(Catalogue::fault).toList()));
    all.put("ramps", list(Arrays.stream(RampShape.values()).map(Catalogue::ramp).toList()));
    Map<String, Node> objects = new LinkedHashMap<>();
    for (String name : OBJECTS) {
      objects.put(name, schema.object(name));
    }
    all.put("objects", Mapping.of(objects));
    return Mapping.of(all);
  }

  private static Node units() {
    Map<String, Node> units = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      Map<String, Node> factors = new LinkedHashMap<>();
      dimension.units().forEach(unit -> factors.put(unit, Scalar.number(dimension.unit(unit))));
      units.put(
          word(dimension),
          new SchemaReader.Entry()
              .with("doc", dimension.noun())
              .with("examples", SchemaReader.words(dimension.examples()))
              .with("factors", Mapping.of(factors))
              .node());
    }
    return Mapping.of(units);
  }

  private static String word(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }

  private Node distribution(Family family) {
    return new SchemaReader.Entry()
        .with("name", family.name())
        .with("doc", family.summary())
        .with("forms", list(family.forms().stream().map(this::form).toList()))
        .node();
  }

  private Node form(Form form) {
    return new SchemaReader.Entry()
        .with("doc", form.summary())
        .with("parameters", list(form.parameters().stream().map(Catalogue::parameter).toList()))
        .node();
  }

  private static Node parameter(Parameter parameter) {
    SchemaReader.Entry entry =
        new SchemaReader.Entry()
            .with("name", parameter.name())
            .with("doc", parameter.summary())
            .with("role", parameter.role().name().toLowerCase(Locale.ROOT));
    switch (parameter.kind()) {
      case VALUE -> entry.with("type", "duration");
      case QUANTILE -> entry.with("type", "duration").with("percentile", Scalar.bool(true));
      case FLOW -> entry.with("type", "flow");
      case NUMBER -> entry.with("type", "number").with("exclusiveMinimum", Scalar.number(0));
      case COUNT -> entry.with("type", "integer").with("minimum", Scalar.number(1));
    }
    return entry.node();
  }

  private static Node fault(FaultKind fault) {
    List<Node> parameters = new ArrayList<>();
    for (FaultKind.Parameter parameter : fault.parameters()) {
      SchemaReader.Entry entry =
          new SchemaReader.Entry()
              .with("name", parameter.name())
              .with("doc", parameter.doc())
              .with("type", word(parameter.dimension()))
              .with("minimum", parameter.dimension().show(parameter.least()))
              .with("maximum", parameter.dimension().show(parameter.most()));
      if (parameter.unsaid() < parameter.most()) {
        entry.with("default", parameter.dimension().show(parameter.unsaid()));
      }
      parameters.add(entry.node());
    }
    return new SchemaReader.Entry()
        .with("name", fault.word())
        .with("doc", fault.doc())
        .with("parameters", list(parameters))
        .node();
  }

  private static Node ramp(RampShape shape) {
    List<Node> points = new ArrayList<>();
    for (int i = 0; i < RAMP_POINTS; i++) {
      points.add(Scalar.number(shape.at((double) i / (RAMP_POINTS - 1))));
    }
    return new SchemaReader.Entry()
        .with("name", shape.name().toLowerCase(Locale.ROOT))
        .with("mean", Scalar.number(shape.mean()))
        .with("points", list(points))
        .node();
  }

  private static Node list(List<Node> items) {
    return Sequence.of(items);
  }
}
