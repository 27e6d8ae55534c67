package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Shape;
import dev.understudy.core.distribution.Families;
import dev.understudy.core.distribution.Family;
import java.util.ArrayList;
import java.util.List;

/// Every [LawKind] with its key: the families that core declares, and what is made of laws or read
/// from files. To add a family: core alone.
final class LawKinds {
  /// @param name the key
  record Entry(String name, Shape<LawKind> shape, String doc, Class<? extends LawKind> kind) {
    boolean isOf(LawKind law) {
      return law instanceof LawKind.Parametric family
          ? family.family().equals(name)
          : kind.isInstance(law);
    }
  }

  private static final String FIXED = "fixed";

  private LawKinds() {}

  static List<Entry> of(Dimension dimension) {
    List<Entry> entries = new ArrayList<>();
    entries.add(
        entry(
            FIXED,
            new Mapped<>(
                new QuantityShape(dimension).located(),
                (value, _) -> new LawKind.Fixed(value),
                LawKind.Fixed::value),
            "Always the same; `20ms` for short.",
            LawKind.Fixed.class));
    for (Family family : Families.all()) {
      if (!family.name().equals(FIXED)) {
        entries.add(
            entry(
                family.name(),
                new FamilyShape(family, dimension),
                family.summary(),
                LawKind.Parametric.class));
      }
    }
    entries.add(
        entry(
            "mixture",
            CompositeShapes.mixture(dimension),
            "Several distributions with weights: cache hits and misses.",
            LawKind.Mixture.class));
    entries.add(
        entry(
            "quantiles",
            new QuantilesShape(dimension),
            "Percentiles as a dashboard shows them; they are met exactly.",
            LawKind.Quantiles.class));
    entries.add(
        entry(
            "samples",
            CompositeShapes.samples(dimension),
            "Measured values from a file.",
            LawKind.Samples.class));
    entries.add(
        entry(
            "histogram",
            CompositeShapes.histogram(dimension),
            "A recorded HdrHistogram, .hgrm or .hlog.",
            LawKind.Histogram.class));
    entries.add(
        entry(
            "spliced",
            CompositeShapes.spliced(dimension),
            "A body with a Pareto tail.",
            LawKind.Spliced.class));
    return List.copyOf(entries);
  }

  private static <K extends LawKind> Entry entry(
      String name, Shape<K> shape, String doc, Class<K> kind) {
    return new Entry(name, new Mapped<>(shape, (law, _) -> law, kind::cast), doc, kind);
  }
}
