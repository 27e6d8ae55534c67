package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of a workflow: a mapping that says how they follow each other, or a list of steps one
/// after the other.
public sealed interface Steps {
  /// All steps, with their names and ways on.
  List<Step> all();

  /// A graph.
  record Named(List<Step> all) implements Steps {
    public Named {
      all = List.copyOf(all);
    }
  }

  /// One after the other.
  record Listed(List<Item> items) implements Steps {
    public Listed {
      items = List.copyOf(items);
    }

    /// A step is called after its first endpoint unless it says otherwise; a name that comes again
    /// is numbered.
    @Override
    public List<Step> all() {
      List<Located<String>> names = new ArrayList<>();
      Map<String, Integer> taken = new HashMap<>();
      for (Item item : items) {
        Located<String> name = item.name().orElseGet(() -> item.step().on().getFirst());
        int times = taken.merge(name.value(), 1, Integer::sum);
        names.add(times == 1 ? name : new Located<>(name.value() + "-" + times, name.origin()));
      }
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        boolean isLast = i == items.size() - 1;
        List<Located<String>> next = isLast ? List.of() : List.of(names.get(i + 1));
        steps.add(items.get(i).step().named(names.get(i)).leadingTo(next, isLast));
      }
      return List.copyOf(steps);
    }
  }

  /// A step of a list.
  ///
  /// @param name absent: that of its first endpoint
  record Item(Optional<Located<String>> name, Step step) {}

  /// How steps are written.
  Shape<Steps> SHAPE = new EitherForm();

  /// A list or a mapping.
  final class EitherForm implements Shape<Steps> {
    private static final Shape<List<Item>> LIST =
        Several.list(
            "a list of steps",
            new ByKind<>(
                new Mapped<>(
                    Scalars.text("an endpoint"),
                    (id, node) -> plain(new Located<>(id, Origin.of(node))),
                    item -> item.step().on().getFirst().value()),
                new Lazy<>(EitherForm::item),
                EitherForm::isShort),
            1,
            Step.MOST);

    private static Item plain(Located<String> endpoint) {
      return new Item(
          Optional.empty(),
          new Step(
              Located.of(""),
              List.of(endpoint),
              List.of(),
              List.of(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }

    private static boolean isShort(Item item) {
      return item.equals(plain(item.step().on().getFirst()));
    }

    private static Shape<Item> item() {
      ObjectShape<Item> object =
          ObjectShape.of("listedStep", "a step", "One step of a list of steps.");
      String order = "In a list each step leads to the following; write a mapping for a graph.";
      for (String key : List.of("next", "branch", "after", "end")) {
        object.elsewhere(key, order);
      }
      var name =
          object.optional(
              "name",
              Scalars.text("a step").located(),
              "What the step is called; its first endpoint unless said.");
      Step.Keys keys = Step.Keys.in(object, true);
      return object.buildIf(
          bound -> {
            Step step = keys.step(bound);
            return step.on().isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(bound.find(name), step.named(Located.of(""))));
          },
          (item, out) -> {
            out.put(name, item.name());
            keys.write(item.step(), out);
          });
    }

    @Override
    public Optional<Steps> bind(Node node, Report report) {
      if (node instanceof Mapping mapping && mapping.entries().isEmpty()) {
        report.error(
            node.name(), "there is no step", "Write one: `{browse: {on: list-products}}`.");
        return Optional.empty();
      }
      return node instanceof Mapping
          ? Step.NAMED.bind(node, report).map(Named::new)
          : LIST.bind(node, report).map(Listed::new);
    }

    @Override
    public Node write(Steps steps) {
      return switch (steps) {
        case Named(var all) -> Step.NAMED.write(all);
        case Listed(var items) -> LIST.write(items);
      };
    }

    @Override
    public Node schema(Definitions definitions) {
      return SchemaText.anyOf(List.of(LIST.schema(definitions), Step.NAMED.schema(definitions)));
    }
  }
}
