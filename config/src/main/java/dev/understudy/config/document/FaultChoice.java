package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.core.outcome.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fault and what was said of its parameters: `reset`, `{hang: {for: 60s}}`.
///
/// @param values by parameter; what is not written has its declared value
public record FaultChoice(FaultKind kind, Map<String, Located<Quantity>> values, Origin origin) {
  static final Shape<FaultChoice> SHAPE =
      new ByKind<>(
          new Lazy<>(FaultChoice::word),
          new Lazy<>(FaultChoice::longForm),
          choice -> choice.values().isEmpty());

  public FaultChoice {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The fault itself.
  public Fault fault() {
    return kind.make(index -> value(kind.parameters().get(index)));
  }

  private double value(FaultKind.Parameter parameter) {
    Located<Quantity> written = values.get(parameter.name());
    return written == null ? parameter.unsaid() : written.value().value();
  }

  private static Shape<FaultChoice> word() {
    Map<String, FaultKind> words = new LinkedHashMap<>();
    for (FaultKind kind : FaultKind.values()) {
      words.put(kind.word(), kind);
    }
    return new Mapped<>(
        Scalars.choice("a fault", words),
        (kind, node) -> new FaultChoice(kind, Map.of(), Origin.of(node)),
        FaultChoice::kind);
  }

  private static Shape<FaultChoice> longForm() {
    ObjectShape<FaultChoice> object =
        ObjectShape.of("fault", "a fault", "What breaks on the wire, with its parameters.");
    Map<FaultKind, Field<FaultChoice>> fields = new EnumMap<>(FaultKind.class);
    List<String> words = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      if (!kind.parameters().isEmpty()) {
        words.add(kind.word());
        fields.put(kind, object.optional(kind.word(), parameters(kind), kind.doc()));
      }
    }
    object.exactlyOne(words);
    return object.buildIf(
        bound -> fields.values().stream().map(bound::find).flatMap(Optional::stream).findFirst(),
        (choice, out) ->
            Optional.ofNullable(fields.get(choice.kind()))
                .ifPresent(field -> out.put(field, choice)));
  }

  private static Shape<FaultChoice> parameters(FaultKind kind) {
    ObjectShape<FaultChoice> object =
        ObjectShape.of(kind.word(), "`" + kind.word() + "`", kind.doc());
    List<Field<Located<Quantity>>> fields = new ArrayList<>();
    for (FaultKind.Parameter parameter : kind.parameters()) {
      Shape<Located<Quantity>> quantity = new QuantityShape(parameter.dimension()).located();
      fields.add(object.optional(parameter.name(), quantity, doc(parameter)));
    }
    object.check(
        (bound, report) -> {
          for (int i = 0; i < fields.size(); i++) {
            FaultKind.Parameter parameter = kind.parameters().get(i);
            bound.find(fields.get(i)).ifPresent(value -> checkRange(value, parameter, report));
          }
        });
    return object.build(
        bound -> {
          Map<String, Located<Quantity>> values = new LinkedHashMap<>();
          fields.forEach(field -> bound.find(field).ifPresent(v -> values.put(field.name(), v)));
          return new FaultChoice(kind, values, bound.origin());
        },
        (choice, out) ->
            fields.forEach(
                field -> out.put(field, Optional.ofNullable(choice.values().get(field.name())))));
  }

  private static void checkRange(
      Located<Quantity> value, FaultKind.Parameter parameter, Report report) {
    double stated = value.value().value();
    if (!(stated >= parameter.least() && stated <= parameter.most())) {
      Dimension dimension = parameter.dimension();
      report.error(
          value.origin(),
          "`" + parameter.name() + "` cannot be " + value.value(),
          "It is from "
              + dimension.show(parameter.least())
              + " to "
              + dimension.show(parameter.most())
              + ".");
    }
  }

  private static String doc(FaultKind.Parameter parameter) {
    String unsaid = parameter.dimension().show(parameter.unsaid());
    boolean forever = parameter.unsaid() > parameter.most();
    return parameter.doc() + (forever ? "" : " " + unsaid + " unless said.");
  }
}
