package dev.understudy.config.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BodyGeneratorTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Schemas SHOP =
      new Schemas(
          (ObjectNode)
              read(
                  """
                  {"Category": {"type": "object", "required": ["name"], "properties": {
                     "name": {"type": "string"},
                     "parent": {"$ref": "#/schemas/Category"},
                     "children": {"type": "array", "items": {"$ref": "#/schemas/Category"}}}},
                   "Chain": {"type": "object", "required": ["next"], "properties": {
                     "next": {"anyOf": [{"$ref": "#/schemas/Chain"}, {"type": "null"}]}}},
                   "Endless": {"type": "object", "required": ["next"], "properties": {
                     "next": {"$ref": "#/schemas/Endless"}}},
                   "Pet": {"type": "object", "required": ["petType"], "properties": {
                     "petType": {"type": "string"}, "name": {"type": "string"}},
                     "discriminator": {"propertyName": "petType", "mapping": {"kitty": "#/schemas/Cat"}}},
                   "Cat": {"allOf": [{"$ref": "#/schemas/Pet"}, {"properties": {"lives": {"type": "integer"}}}]},
                   "Dog": {"allOf": [{"$ref": "#/schemas/Pet"}, {"properties": {"breed": {"type": "string"}}}]},
                   "Animal": {"oneOf": [{"$ref": "#/schemas/Card"}, {"$ref": "#/schemas/Cash"}],
                     "discriminator": {"propertyName": "kind"}},
                   "Card": {"type": "object", "required": ["kind", "number"], "properties": {
                     "kind": {"type": "string"}, "number": {"type": "string"}}},
                   "Cash": {"type": "object", "required": ["kind", "sum"], "properties": {
                     "kind": {"type": "string"}, "sum": {"type": "number"}}}}
                  """));

  private static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }

  private static JsonNode ref(String name) {
    return read("{\"$ref\": \"#/schemas/" + name + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Category", "Chain", "Cat", "Dog"})
  void circlesEndAndWhatIsMadeFits(String name) {
    for (int seed = 0; seed < 50; seed++) {
      BodyGenerator.Made made = BodyGenerator.make(ref(name), SHOP, seed);
      assertThat(made.fits()).isTrue();
      assertThat(Validator.problems(made.value(), ref(name), SHOP)).isEmpty();
      assertThat(made.value().toString().length()).isLessThan(2_000);
    }
  }

  @Test
  void aSchemaThatNothingFitsIsSaidToBeNone() {
    assertThat(BodyGenerator.make(ref("Endless"), SHOP, 1).fits()).isFalse();
    assertThat(
            BodyGenerator.make(
                    read("{\"allOf\": [{\"type\": \"string\"}, {\"type\": \"object\"}]}"), SHOP, 1)
                .fits())
        .isFalse();
    assertThat(BodyGenerator.make(ref("Nobody"), SHOP, 1).fits()).isFalse();
  }

  @Test
  void theMemberThatTellsChildrenApartNamesTheChild() {
    assertThat(BodyGenerator.generate(ref("Cat"), SHOP, 3).path("petType").asString(""))
        .isEqualTo("kitty");
    assertThat(BodyGenerator.generate(ref("Dog"), SHOP, 3).path("petType").asString(""))
        .isEqualTo("Dog");
    Set<String> kinds = new HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      JsonNode paid = BodyGenerator.generate(ref("Animal"), SHOP, seed);
      String kind = paid.path("kind").asString("");
      kinds.add(kind);
      assertThat(paid.has("sum")).isEqualTo(kind.equals("Cash"));
    }
    assertThat(kinds).containsExactlyInAnyOrder("Card", "Cash");
  }

  @Test
  void examplesComeFirstWhereTheyFit() {
    JsonNode schema =
        read(
            """
            {"type": "object", "properties": {
              "name": {"type": "string", "example": "Teapot"},
              "size": {"type": "integer", "example": "large"},
              "color": {"type": "string", "examples": ["red", "blue"]}}}
            """);
    Set<String> colors = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      JsonNode made = BodyGenerator.generate(schema, SHOP, seed);
      assertThat(made.path("name").asString("")).isEqualTo("Teapot");
      assertThat(made.path("size").isInt()).isTrue();
      colors.add(made.path("color").asString(""));
    }
    assertThat(colors).containsExactlyInAnyOrder("red", "blue");
  }

  @Test
  void membersLookLikeWhatTheyAreCalled() {
    JsonNode schema =
        read(
            """
            {"type": "object", "properties": {
              "email": {"type": "string"}, "city": {"type": "string"}, "price": {"type": "number"},
              "created": {"type": "string", "format": "date-time"}, "password": {"type": "string", "writeOnly": true}}}
            """);
    JsonNode made = BodyGenerator.generate(schema, SHOP, 5);
    assertThat(made.path("email").asString("")).contains("@example.");
    assertThat(made.path("city").asString("")).matches("[A-Z][a-z]+");
    assertThat(made.path("price").asDouble()).isBetween(1.0, 500.0);
    assertThat(made.path("created").asString("")).matches("202[45]-.*T.*Z");
    assertThat(made.has("password")).isFalse();
  }

  @Test
  void otherSeedsMakeOtherPayloads() {
    Set<JsonNode> made = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      made.add(BodyGenerator.generate(ref("Cat"), SHOP, seed));
    }
    assertThat(made).hasSizeGreaterThan(15);
  }

  /// Each of these once took forever, or more memory than there is.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"string\", \"pattern\": \"^((((((((((a+)+)+)+)+)+)+)+)+)+)+$\"}",
        "{\"type\": \"string\", \"pattern\": \"^(?=(a+)+$)b{1,999999999}$\"}",
        "{\"type\": \"string\", \"minLength\": 2000000000}",
        "{\"type\": \"array\", \"minItems\": 2000000000}",
        "{\"type\": \"object\", \"minProperties\": 2000000000}",
        "{\"type\": \"integer\", \"multipleOf\": 1e300, \"minimum\": 1}",
        "{\"type\": \"number\", \"multipleOf\": 1e-300, \"minimum\": 1}",
        "{\"type\": \"array\", \"minItems\": 9000, \"items\": {\"type\": \"array\", \"minItems\": 9000}}"
      })
  void hostileSchemasAreAnsweredInBoundedTime(String schema) {
    BodyGenerator.Made made = BodyGenerator.make(read(schema), SHOP, 1);
    assertThat(made.value().toString().length()).isLessThan(200_000);
  }

  @Test
  void wideCirclesDoNotExplode() {
    ObjectNode all = MAPPER.createObjectNode();
    for (int i = 0; i < 40; i++) {
      ObjectNode properties = all.putObject("S" + i).put("type", "object").putObject("properties");
      for (int j = 0; j < 40; j++) {
        properties.putObject("p" + j).put("$ref", "#/schemas/S" + j);
      }
    }
    JsonNode made = BodyGenerator.generate(ref("S0"), new Schemas(all), 1);
    assertThat(made.toString().length()).isBetween(100, 30_000);
  }
}
