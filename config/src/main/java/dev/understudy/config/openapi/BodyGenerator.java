package dev.understudy.config.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Payloads of schemas: examples where they fit, else values that look like what they are called.
/// The same schema and seed give the same payload.
///
/// A value is made to fit and then held against the schema ([Fit]); what does not is made anew from
/// other draws. Circles end where a schema that is being made comes again, unless it is required.
public final class BodyGenerator {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ATTEMPTS = 8;
  private static final int MOST_VALUES =
      20_000; // in one attempt, those that were given up included
  private static final int PLENTY = 400; // values from which on only what is required is made
  private static final int SHALLOW = 3; // depth from which on optional objects and lists stay out
  private static final int DEEPEST = 40;

  private final Schemas schemas;
  private final Fit fit;
  private final Patterns patterns = new Patterns();
  private int values;

  private BodyGenerator(Schemas schemas) {
    this.schemas = schemas;
    this.fit = new Fit(schemas, patterns);
  }

  /// A payload, and whether it fits.
  ///
  /// @param value `null` where none could be made at all
  /// @param fits false where the schema asks for what is not understood, or for what cannot be
  public record Made(JsonNode value, boolean fits) {}

  /// A payload that fits the schema, as far as one is found ([#make] says so).
  ///
  /// @param schema JSON Schema 2020-12 whose references `schemas` can follow
  /// @param seed chooses among the payloads that fit
  public static JsonNode generate(JsonNode schema, Schemas schemas, long seed) {
    return make(schema, schemas, seed).value();
  }

  /// A payload for the schema. Bounded in time, whatever the schema is.
  ///
  /// @param schema JSON Schema 2020-12 whose references `schemas` can follow
  /// @param seed chooses among the payloads that fit
  public static Made make(JsonNode schema, Schemas schemas, long seed) {
    BodyGenerator generator = new BodyGenerator(schemas);
    Optional<JsonNode> nearest = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      generator.values = 0;
      Optional<JsonNode> made =
          generator.value(schema, new Spot("", 0, Set.of()), new Draw(seed).at(attempt));
      if (made.isPresent() && generator.fit.fits(made.get(), schema)) {
        return new Made(made.get(), true);
      }
      nearest = nearest.or(() -> made);
    }
    return new Made(nearest.orElse(JSON.nullNode()), false);
  }

  /// Where a value stands.
  ///
  /// @param name of the member that it is the value of
  /// @param open references that are being made around it
  record Spot(String name, int depth, Set<String> open) {
    Spot inside(String member, Flat flat) {
      Set<String> now = new HashSet<>(open);
      now.addAll(flat.refs);
      return new Spot(member, depth + 1, now);
    }
  }

  Optional<JsonNode> value(JsonNode schema, Spot spot, Draw draw) {
    if (++values > MOST_VALUES || spot.depth() > DEEPEST) {
      return Optional.empty();
    }
    Flat flat = new Flat(schemas);
    if (!flat.add(schema)) {
      return Optional.empty();
    }
    Optional<JsonNode> example = example(flat, schema, draw);
    return example.isPresent() ? example : chosen(schema, flat, spot, draw);
  }

  private Optional<JsonNode> example(Flat flat, JsonNode schema, Draw draw) {
    List<JsonNode> given = new ArrayList<>();
    flat.keys.path("examples").forEach(given::add);
    rotate(given, draw.below(Math.max(1, given.size())));
    if (flat.keys.has("example")) {
      given.addFirst(flat.keys.path("example"));
    }
    if (flat.keys.has("default") && !flat.keys.path("default").isNull()) {
      given.add(flat.keys.path("default"));
    }
    return given.stream().filter(it -> fit.fits(it, schema)).findFirst();
  }

  private static void rotate(List<?> list, int by) {
    java.util.Collections.rotate(list, -by);
  }

  /// With a branch for each choice; the first that leads to a value that fits.
  private Optional<JsonNode> chosen(JsonNode schema, Flat flat, Spot spot, Draw draw) {
    if (flat.choices.isEmpty()) {
      return made(flat, spot, draw);
    }
    Flat.Choice choice = flat.choices.getFirst();
    List<JsonNode> branches = new ArrayList<>(choice.branches());
    rotate(branches, draw.at("choice").below(branches.size()));
    Set<String> open = new HashSet<>(spot.open());
    open.addAll(flat.refs);
    branches.sort(Comparator.comparing(branch -> reluctance(branch, open)));
    Optional<JsonNode> nearest = Optional.empty();
    for (JsonNode branch : branches) {
      if (values > MOST_VALUES) {
        break;
      }
      Flat with = flat.withoutFirstChoice();
      if (!with.add(branch)) {
        continue;
      }
      Discriminators.settle(choice.discriminator(), branch, with);
      Optional<JsonNode> made = chosen(schema, with, spot, draw);
      if (made.isPresent() && fit.fits(made.get(), schema)) {
        return made;
      }
      nearest = nearest.or(() -> made);
    }
    return nearest;
  }

  /// Branches that go in circles come later, null last.
  private static int reluctance(JsonNode branch, Set<String> open) {
    boolean nothing = branch.path("type").asString("").equals("null");
    return nothing ? 2 : leadsBack(branch, open) ? 1 : 0;
  }

  private static boolean leadsBack(JsonNode schema, Set<String> open) {
    if (open.contains(schema.path("$ref").asString(""))) {
      return true;
    }
    for (JsonNode part : schema.path("allOf")) {
      if (leadsBack(part, open)) {
        return true;
      }
    }
    return schema.path("items").isObject() && leadsBack(schema.path("items"), open)
        || schema.path("additionalProperties").isObject()
            && leadsBack(schema.path("additionalProperties"), open);
  }

  private Optional<JsonNode> made(Flat flat, Spot spot, Draw draw) {
    Discriminators.settle(flat);
    List<String> types = flat.types(spot.depth() == 0);
    if (flat.keys.has("enum")) {
      return word(flat, types, draw);
    }
    List<String> order = new ArrayList<>(types);
    rotate(order, draw.below(order.size()));
    order.sort(Comparator.comparing(type -> type.equals("null")));
    return order.stream()
        .map(type -> ofType(type, flat, spot, draw))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<JsonNode> word(Flat flat, List<String> types, Draw draw) {
    List<JsonNode> words = new ArrayList<>();
    flat.keys.path("enum").forEach(words::add);
    rotate(words, draw.below(words.size()));
    words.sort(Comparator.comparing(JsonNode::isNull));
    ObjectNode rest = flat.keys.deepCopy();
    List.of("oneOf", "anyOf", "allOf", "not", "if", "then", "else", "$ref").forEach(rest::remove);
    if (!flat.keys.has("type")) {
      return words.stream().findFirst();
    }
    ArrayNode allowed = JSON.arrayNode();
    types.forEach(allowed::add);
    rest.set("type", allowed);
    return words.stream().filter(it -> fit.fits(it, rest)).findFirst();
  }

  private Optional<JsonNode> ofType(String type, Flat flat, Spot spot, Draw draw) {
    return switch (type) {
      case "object" -> new ObjectMaker(this, patterns).make(flat, spot, draw);
      case "array" -> new ArrayMaker(this, fit).make(flat, spot, draw);
      case "string" -> new TextMaker(patterns).make(flat.keys, spot.name(), draw);
      case "integer" -> Numbers.make(flat.keys, true, spot.name(), draw);
      case "number" -> Numbers.make(flat.keys, false, spot.name(), draw);
      case "boolean" -> Optional.of(JSON.booleanNode(draw.below(2) == 0));
      case "null" -> Optional.of(JSON.nullNode());
      default -> Optional.empty();
    };
  }

  /// Whether there is room for what is not required.
  boolean hasRoom(JsonNode schema, Spot spot, Set<String> refs) {
    Set<String> open = new HashSet<>(spot.open());
    open.addAll(refs);
    if (values > PLENTY || leadsBack(schema, open)) {
      return false;
    }
    if (spot.depth() < SHALLOW) {
      return true;
    }
    Flat flat = new Flat(schemas);
    List<String> types = flat.add(schema) ? flat.types(false) : List.of();
    return spot.depth() < 2 * SHALLOW
        && flat.choices.isEmpty()
        && !types.isEmpty()
        && !types.contains("object")
        && !types.contains("array");
  }
}
