package dev.understudy.config.document;

import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.core.outcome.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fault and what was said of its parameters: `reset`, `{hang: {for: 60s}}`.
///
/// @param values by parameter; what is not written has its declared value
public record FaultChoice(FaultKind kind, Map<String, Located<Quantity>> values, Origin origin) {
  static final Shape<FaultChoice> SHAPE =
      new ByKind<>(word(), longForm(), choice -> choice.values().isEmpty());

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
    List<Field<FaultChoice, FaultChoice>> fields = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      if (!kind.parameters().isEmpty()) {
        words.add(kind.word());
        fields.add(
            object.optional(
                kind.word(),
                parameters(kind),
                choice -> choice.kind() == kind ? Optional.of(choice) : Optional.empty(),
                kind.doc()));
      }
    }
    object.exactlyOne(words);
    return object.buildIf(
        bound -> fields.stream().map(bound::find).flatMap(Optional::stream).findFirst());
  }

  private static Shape<FaultChoice> parameters(FaultKind kind) {
    ObjectShape<FaultChoice> object =
        ObjectShape.of(kind.word(), "`" + kind.word() + "`", kind.doc());
    Map<String, Field<FaultChoice, Located<Quantity>>> fields = new LinkedHashMap<>();
    for (FaultKind.Parameter parameter : kind.parameters()) {
      String name = parameter.name();
      fields.put(
          name,
          object.optional(
              name,
              new QuantityShape(parameter.dimension()).located(),
              choice -> Optional.ofNullable(choice.values().get(name)),
              doc(parameter)));
    }
    object.check(
        (bound, report) -> {
          for (FaultKind.Parameter parameter : kind.parameters()) {
            Field<FaultChoice, Located<Quantity>> field = fields.get(parameter.name());
            bound
                .find(java.util.Objects.requireNonNull(field))
                .filter(
                    v ->
                        !(v.value().value() >= parameter.least()
                            && v.value().value() <= parameter.most()))
                .ifPresent(
                    v ->
                        report.error(
                            v.origin(),
                            "`" + parameter.name() + "` cannot be " + v.value(),
                            "It is from "
                                + parameter.dimension().show(parameter.least())
                                + " to "
                                + parameter.dimension().show(parameter.most())
                                + "."));
          }
        });
    return object.build(
        bound -> {
          Map<String, Located<Quantity>> values = new LinkedHashMap<>();
          fields.forEach((name, field) -> bound.find(field).ifPresent(v -> values.put(name, v)));
          return new FaultChoice(kind, values, bound.origin());
        });
  }

  private static String doc(FaultKind.Parameter parameter) {
    String unsaid = parameter.dimension().show(parameter.unsaid());
    boolean forever = parameter.unsaid() > parameter.most();
    return parameter.doc() + (forever ? "" : " " + unsaid + " unless said.");
  }
}
