package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Shapes of single values.
public final class Scalars {
  private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private Scalars() {}

  /// `true` or `false`.
  public static final Shape<Boolean> BOOLEAN =
      new Shape<>() {
        @Override
        public Optional<Boolean> bind(Node node, Report report) {
          if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN) {
            return Optional.of(scalar.booleanValue());
          }
          return refuse(node, "true or false", "", report);
        }

        @Override
        public Node write(Boolean value) {
          return Scalar.bool(value);
        }

        @Override
        public Node schema(Definitions definitions) {
          return SchemaText.type("boolean").node();
        }
      };

  /// Any text that is not empty; numbers and booleans count as their text.
  public static Shape<String> text(String noun) {
    return text(noun, Pattern.compile("(?s).+"), "");
  }

  /// Text that matches a pattern of RE2 and ECMA 262 alike.
  ///
  /// @param noun what it is, `an id`
  /// @param help what it is made of
  public static Shape<String> text(String noun, Pattern pattern, String help) {
    return new TextShape(noun, pattern, help);
  }

  private record TextShape(String noun, Pattern pattern, String help) implements Shape<String> {
    @Override
    public Optional<String> bind(Node node, Report report) {
      if (!(node instanceof Scalar scalar) || scalar.kind() == Scalar.Kind.NULL) {
        return refuse(node, noun, help, report);
      }
      if (!pattern.matcher(scalar.text()).matches()) {
        report.error(node, scalar.describe() + " is not " + noun, help);
        return Optional.empty();
      }
      return Optional.of(scalar.text());
    }

    @Override
    public Node write(String value) {
      return Scalar.string(value);
    }

    @Override
    public Node schema(Definitions definitions) {
      SchemaText schema =
          new SchemaText()
              .words("type", List.of("string", "number", "boolean"))
              .with("minLength", 1);
      return pattern.pattern().startsWith("(?s)")
          ? schema.node()
          : schema.with("pattern", "^(?:" + pattern.pattern() + ")$").node();
    }
  }

  /// A whole number from `least` to `greatest`.
  ///
  /// @param noun what it is, `a status`
  public static Shape<Long> integer(String noun, long least, long greatest) {
    return new Shape<>() {
      @Override
      public Optional<Long> bind(Node node, Report report) {
        if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER) {
          BigDecimal value = scalar.numberValue();
          if (isWhole(value)
              && value.compareTo(BigDecimal.valueOf(least)) >= 0
              && value.compareTo(BigDecimal.valueOf(greatest)) <= 0) {
            return Optional.of(value.longValue());
          }
        }
        return refuse(node, noun, "It is a whole number" + range() + ".", report);
      }

      private String range() {
        if (least == greatest) {
          return ": " + least;
        }
        if (greatest == Long.MAX_VALUE) {
          return least == Long.MIN_VALUE ? "" : " of at least " + least;
        }
        return " from " + least + " to " + greatest;
      }

      @Override
      public Node write(Long value) {
        return Scalar.number(value);
      }

      @Override
      public Node schema(Definitions definitions) {
        SchemaText schema = SchemaText.type("integer");
        schema.with("minimum", least);
        return schema.with("maximum", greatest).node();
      }
    };
  }

  private static boolean isWhole(BigDecimal value) {
    return value.compareTo(LEAST_LONG) >= 0
        && value.compareTo(GREATEST_LONG) <= 0
        && value.stripTrailingZeros().scale() <= 0;
  }

  /// A number above `bound`, or at least `bound` where `inclusive`.
  public static Shape<Double> number(String noun, double bound, boolean inclusive) {
    return new Shape<>() {
      @Override
      public Optional<Double> bind(Node node, Report report) {
        if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER) {
          double value = scalar.numberValue().doubleValue();
          if ((inclusive ? value >= bound : value > bound) && value < Double.POSITIVE_INFINITY) {
            return Optional.of(value);
          }
          String range = (inclusive ? "at least " : "above ") + plain(bound);
          report.error(node, noun + " is a number " + range + ", but this is " + scalar.text(), "");
          return Optional.empty();
        }
        return refuse(node, noun, "It is a plain number without unit.", report);
      }

      @Override
      public Node write(Double value) {
        return Scalar.number(value);
      }

      @Override
      public Node schema(Definitions definitions) {
        return SchemaText.type("number")
            .with(inclusive ? "minimum" : "exclusiveMinimum", Scalar.number(bound))
            .node();
      }
    };
  }

  /// A number from `least` to `greatest`.
  public static Shape<Double> within(String noun, double least, double greatest) {
    return new Shape<>() {
      @Override
      public Optional<Double> bind(Node node, Report report) {
        String range = "It is a number from " + plain(least) + " to " + plain(greatest) + ".";
        if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER) {
          double value = scalar.numberValue().doubleValue();
          if (value >= least && value <= greatest) {
            return Optional.of(value);
          }
        }
        return refuse(node, noun, range, report);
      }

      @Override
      public Node write(Double value) {
        return Scalar.number(value);
      }

      @Override
      public Node schema(Definitions definitions) {
        return SchemaText.type("number")
            .with("minimum", Scalar.number(least))
            .with("maximum", Scalar.number(greatest))
            .node();
      }
    };
  }

  private static String plain(double value) {
    return Scalar.number(value).text();
  }

  /// One of a few words.
  ///
  /// @param noun what it is, `a kind of payload`
  public static <T> Shape<T> choice(String noun, Map<String, T> words) {
    return choice(noun, words, "");
  }

  /// The same, where other forms than words are known too.
  ///
  /// @param others the other forms, as in `{status: 502}`; "" for none
  public static <T> Shape<T> choice(String noun, Map<String, T> words, String others) {
    return new Shape<>() {
      @Override
      public Optional<T> bind(Node node, Report report) {
        List<String> known = new ArrayList<>(words.keySet());
        String help =
            "Write " + Words.or(known) + (others.isEmpty() ? "." : ", or " + others + ".");
        if (!(node instanceof Scalar scalar) || scalar.kind() == Scalar.Kind.NULL) {
          return refuse(node, noun, help, report);
        }
        T value = words.get(scalar.text());
        if (value == null) {
          String meant =
              Suggestion.of(scalar.text(), known).map(s -> " Did you mean `" + s + "`?").orElse("");
          report.error(node, scalar.describe() + " is not " + noun, help + meant);
        }
        return Optional.ofNullable(value);
      }

      @Override
      public Node write(T value) {
        for (Map.Entry<String, T> word : words.entrySet()) {
          if (word.getValue().equals(value)) {
            return Scalar.string(word.getKey());
          }
        }
        throw new IllegalArgumentException(value + " is not " + noun);
      }

      @Override
      public Node schema(Definitions definitions) {
        return new SchemaText().words("enum", List.copyOf(words.keySet())).node();
      }
    };
  }

  /// Reports that `node` is no `noun`.
  static <T> Optional<T> refuse(Node node, String noun, String help, Report report) {
    boolean missing = node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
    report.error(
        missing ? node.name() : node,
        missing ? noun + " is missing here" : node.describe() + " is not " + noun,
        help);
    return Optional.empty();
  }
}
