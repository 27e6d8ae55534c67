package dev.understudy.config.openapi;

import dev.understudy.config.openapi.BodyGenerator.Spot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Arrays of one to three items unless their schema wants others.
final class ArrayMaker {
  private static final int USUAL = 3;
  private static final int MOST = 10_000;
  private static final int TRIES = 30; // for an item that is not there yet

  private final BodyGenerator generator;
  private final Fit fit;

  ArrayMaker(BodyGenerator generator, Fit fit) {
    this.generator = generator;
    this.fit = fit;
  }

  Optional<JsonNode> make(Flat flat, Spot spot, Draw draw) {
    JsonNode items = flat.keys.path("items");
    JsonNode prefix = flat.keys.path("prefixItems");
    int least = flat.keys.path("minItems").asInt(0);
    int most = flat.keys.path("maxItems").asInt(MOST);
    if (least > MOST || least > most) {
      return Optional.empty();
    }
    boolean noneBehind = items.isBoolean() && !items.booleanValue();
    int usual = generator.hasRoom(items, spot, flat.refs) ? 1 + draw.below(USUAL) : 0;
    int wanted = Math.max(least, Math.min(most, Math.max(usual, prefix.size())));
    if (noneBehind) {
      wanted = Math.min(wanted, prefix.size());
    }
    JsonNode contains = flat.keys.path("contains");
    int contained = contains.isMissingNode() ? 0 : flat.keys.path("minContains").asInt(1);
    wanted = Math.max(wanted, Math.min(most, contained + prefix.size()));
    boolean unique = flat.keys.path("uniqueItems").asBoolean(false);
    ArrayNode array = BodyGenerator.JSON.arrayNode();
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < wanted; i++) {
      boolean first = i >= prefix.size() && i < prefix.size() + contained;
      JsonNode schema = i < prefix.size() ? prefix.path(i) : first ? contains : items;
      Optional<JsonNode> item = item(schema, unique, seen, flat, spot, draw.at(i));
      if (item.isEmpty()) {
        return array.size() >= least && contained == 0 ? Optional.of(array) : Optional.empty();
      }
      array.add(item.get());
    }
    return Optional.of(array);
  }

  private Optional<JsonNode> item(
      JsonNode schema, boolean unique, Set<JsonNode> seen, Flat flat, Spot spot, Draw draw) {
    for (int i = 0; i < (unique ? TRIES : 1); i++) {
      Optional<JsonNode> item =
          generator.value(
              schema.isMissingNode()
                  ? BodyGenerator.JSON.objectNode().put("type", "string")
                  : schema,
              spot.inside(spot.name(), flat),
              draw.at(i));
      if (item.isEmpty() || seen.add(item.get()) || !unique) {
        return item;
      }
    }
    // Examples and small ranges give the same value each time: other words that fit may be left.
    for (JsonNode word : schema.path("enum")) {
      if (seen.add(word) && fit.fits(word, schema)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
