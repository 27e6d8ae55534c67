package dev.understudy.config.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Schemas of all kinds of keywords, each of which something fits.
class BodyGeneratorProperties {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Schemas NONE = new Schemas(MAPPER.createObjectNode());

  @Property(tries = 300)
  void whatIsMadeFitsByAnotherValidator(@ForAll("schemas") JsonNode schema, @ForAll long seed) {
    BodyGenerator.Made made = BodyGenerator.make(schema, NONE, seed);
    assertThat(Validator.problems(made.value(), schema, NONE)).isEmpty();
    assertThat(made.fits()).isTrue();
  }

  @Property(tries = 50)
  void theSameSeedMakesTheSame(@ForAll("schemas") JsonNode schema, @ForAll long seed) {
    assertThat(BodyGenerator.generate(schema, NONE, seed))
        .isEqualTo(BodyGenerator.generate(schema, NONE, seed));
  }

  @Provide
  Arbitrary<JsonNode> schemas() {
    return schema(3);
  }

  private static Arbitrary<JsonNode> schema(int depth) {
    List<Arbitrary<JsonNode>> plain =
        List.of(texts(), formats(), patterns(), integers(), numbers(), words());
    if (depth == 0) {
      return Arbitraries.oneOf(plain);
    }
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.oneOf(plain)),
        Tuple.of(4, objects(depth)),
        Tuple.of(2, arrays(depth)),
        Tuple.of(2, anyOfs(depth)),
        Tuple.of(2, oneOfs(depth)),
        Tuple.of(2, allOfs(depth)));
  }

  private static Arbitrary<JsonNode> texts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 30))
        .as((least, more) -> node("string").put("minLength", least).put("maxLength", least + more));
  }

  private static Arbitrary<JsonNode> formats() {
    return Arbitraries.of(
            "date-time",
            "date",
            "time",
            "duration",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "uuid",
            "json-pointer",
            "regex",
            "int64",
            "binary",
            "password")
        .map(format -> node("string").put("format", format));
  }

  private static Arbitrary<JsonNode> patterns() {
    return Arbitraries.of(
            "^[A-Z]{3}-[0-9]{2,4}$",
            "^(foo|ba[rz])+$",
            "^\\d{4}-\\d{2}$",
            "x+y*z?",
            "^[^@]+@[a-z]+\\.com$",
            "^\\w[\\w.-]{0,8}$",
            "^(?:a|b(?:c|d))$",
            "^#[0-9a-fA-F]{6}$",
            "^\\+?[1-9]\\d{1,14}$",
            "^[^\\s]+ \\S$")
        .map(pattern -> node("string").put("pattern", pattern));
  }

  private static Arbitrary<JsonNode> integers() {
    return Combinators.combine(
            Arbitraries.longs().between(-1000, 1000),
            Arbitraries.integers().between(14, 500),
            Arbitraries.integers().between(1, 7),
            Arbitraries.of(true, false))
        .as(
            (least, span, step, open) ->
                node("integer")
                    .put(open ? "exclusiveMinimum" : "minimum", least)
                    .put(open ? "exclusiveMaximum" : "maximum", least + span)
                    .put("multipleOf", step));
  }

  private static Arbitrary<JsonNode> numbers() {
    return Combinators.combine(
            Arbitraries.doubles().between(-50, 50).ofScale(3), Arbitraries.of(0.001, 0.5, 3.0, 1e6))
        .as(
            (least, span) ->
                node("number").put("exclusiveMinimum", least).put("maximum", least + span));
  }

  private static Arbitrary<JsonNode> words() {
    return Arbitraries.of(
        read("{\"enum\": [\"a\", \"b\", null]}"),
        read("{\"const\": {\"x\": 1}}"),
        read("{\"type\": [\"string\", \"null\"], \"enum\": [\"p\", \"q\"]}"),
        read("{\"type\": [\"integer\", \"null\"], \"minimum\": 3}"),
        read("{\"type\": \"boolean\"}"),
        read("{\"type\": \"string\", \"not\": {\"maxLength\": 3}}"));
  }

  private static Arbitrary<JsonNode> objects(int depth) {
    Arbitrary<List<JsonNode>> parts = schema(depth - 1).list().ofMinSize(0).ofMaxSize(4);
    return Combinators.combine(
            parts, Arbitraries.integers().between(0, 15), Arbitraries.of("open", "closed", "map"))
        .as(
            (each, needed, kind) -> {
              ObjectNode schema = node("object");
              ObjectNode properties = schema.putObject("properties");
              for (int i = 0; i < each.size(); i++) {
                properties.set("member" + i, each.get(i));
                if ((needed >> i & 1) == 1) {
                  schema.withArray("required").add("member" + i);
                }
              }
              switch (kind) {
                case "closed" -> schema.put("additionalProperties", false);
                case "map" -> {
                  schema.putObject("additionalProperties").put("type", "integer");
                  schema.put("minProperties", needed % 4);
                }
                default -> schema.put("maxProperties", 1 + each.size());
              }
              return schema;
            });
  }

  private static Arbitrary<JsonNode> arrays(int depth) {
    return Combinators.combine(
            schema(depth - 1), Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
        .as(
            (items, least, unique) -> {
              ObjectNode schema = node("array");
              schema.set("items", items);
              boolean few = unique && items.toString().matches(".*(enum|const|boolean|pattern).*");
              schema.put("minItems", few ? 1 : least).put("maxItems", least + 2);
              return schema.put("uniqueItems", unique);
            });
  }

  private static Arbitrary<JsonNode> anyOfs(int depth) {
    return schema(depth - 1).list().ofMinSize(1).ofMaxSize(3).map(each -> list("anyOf", each));
  }

  /// Told apart by a member, as descriptions do.
  private static Arbitrary<JsonNode> oneOfs(int depth) {
    return objects(depth)
        .list()
        .ofMinSize(2)
        .ofMaxSize(3)
        .map(
            each -> {
              for (int i = 0; i < each.size(); i++) {
                ObjectNode branch = (ObjectNode) each.get(i).deepCopy();
                branch.remove("maxProperties");
                ((ObjectNode) branch.path("properties")).putObject("kind").put("const", "k" + i);
                branch.withArray("required").add("kind");
                each.set(i, branch);
              }
              return list("oneOf", each);
            });
  }

  private static Arbitrary<JsonNode> allOfs(int depth) {
    return objects(depth)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            each -> {
              for (int i = 0; i < each.size(); i++) { // members of their own, and no walls between
                ObjectNode part = node("object");
                for (var member : each.get(i).path("properties").properties()) {
                  part.withObject("/properties").set("p" + i + member.getKey(), member.getValue());
                  part.withArray("required").add("p" + i + member.getKey());
                }
                each.set(i, part);
              }
              return list("allOf", each);
            });
  }

  private static JsonNode list(String key, List<JsonNode> each) {
    ObjectNode schema = MAPPER.createObjectNode();
    each.forEach(schema.putArray(key)::add);
    return schema;
  }

  private static ObjectNode node(String type) {
    return MAPPER.createObjectNode().put("type", type);
  }

  private static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }
}
