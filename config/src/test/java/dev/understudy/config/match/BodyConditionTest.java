package dev.understudy.config.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.route.Condition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyConditionTest {
  private static boolean holds(Condition condition, String payload) {
    assertThat(condition.readsBody()).isTrue();
    return condition.holds(Asked.body(payload));
  }

  @Test
  void asksThePayloadAsText() {
    assertThat(holds(new BodyCondition(ValueTest.equal("café")), "café")).isTrue();
    assertThat(holds(new BodyCondition(ValueTest.contains("fé")), "café")).isTrue();
    assertThat(holds(new BodyCondition(ValueTest.matches("(?s)a.*z")), "a\nz")).isTrue();
    assertThat(holds(new BodyCondition(ValueTest.equal("")), "")).isTrue();
    assertThat(holds(new BodyCondition(ValueTest.equal("a")), "b")).isFalse();
    assertThat(new BodyCondition(ValueTest.equal("a")).describe()).isEqualTo("body equals \"a\"");
  }

  private static final String ORDER =
      """
      {"sku": "ABC-1", "price": 12.50, "count": 3, "gift": true, "note": null, "odd key": "x",
       "items": [{"sku": "A"}, {"sku": "B"}], "to": {"city": "Ulm"}}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $.sku              | equals   | ABC-1           | true
          $.sku              | matches  | [A-Z]{3}-.*     | true
          $.sku              | matches  | [A-Z]{3}        | false
          $.sku              | contains | BC              | true
          $.price            | equals   | 12.5            | true
          $.price            | equals   | 12.50           | true
          $.price            | equals   | twelve          | false
          $.count            | equals   | 3               | true
          $.count            | equals   | 3.0             | true
          $.gift             | equals   | true            | true
          $.note             | equals   | null            | true
          $.note             | present  |                 | true
          $.none             | present  |                 | false
          $.none.none        | equals   | x               | false
          $.none             | absent   |                 | true
          $.sku              | absent   |                 | false
          $['odd key']       | equals   | x               | true
          $.items[*].sku     | equals   | B               | true
          $.items[*].sku     | equals   | C               | false
          $..sku             | equals   | A               | true
          $.items[?(@.sku == 'B')] | present |            | true
          $.items[?(@.sku == 'C')] | present |            | false
          $.items.length()   | equals   | 2               | true
          $.none.length()    | equals   | 2               | false
          $.to               | equals   | {"city":"Ulm"}  | true
          $.items            | contains | {"sku":"A"}     | true
          """)
  void asksWhatAPathSelects(String path, String kind, String value, boolean holds) {
    ValueTest test =
        switch (kind) {
          case "equals" -> ValueTest.equal(value);
          case "contains" -> ValueTest.contains(value);
          case "matches" -> ValueTest.matches(value);
          case "present" -> ValueTest.present();
          default -> ValueTest.absent();
        };
    assertThat(holds(JsonPathCondition.of(path, test), ORDER)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} x", "{'sku': 1}", "sku=1", "null"})
  void aPayloadThatIsNoJsonMeetsNoPath(String payload) {
    assertThat(holds(JsonPathCondition.of("$.sku", ValueTest.absent()), payload)).isFalse();
    assertThat(holds(JsonPathCondition.of("$", ValueTest.present()), payload)).isFalse();
  }

  @Test
  void aPayloadNestedBeyondTheBoundIsNoJson() {
    String nested = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(holds(JsonPathCondition.of("$..x", ValueTest.absent()), nested)).isFalse();
    assertThat(holds(SchemaCondition.of("true"), nested)).isFalse();
  }

  @Test
  void aPathSaysWhatItAsksFor() {
    Condition condition = JsonPathCondition.of("$.sku", ValueTest.equal("A"));
    assertThat(condition.describe()).isEqualTo("body $.sku equals \"A\"");
    assertThat(condition.subject()).isEqualTo("body $.sku");
    assertThat(condition.excludes(JsonPathCondition.of("$.sku", ValueTest.equal("B")))).isTrue();
    Condition each = JsonPathCondition.of("$.items[*]", ValueTest.equal("A"));
    assertThat(each.excludes(JsonPathCondition.of("$.items[*]", ValueTest.equal("B")))).isFalse();
    Condition number = JsonPathCondition.of("$.sku", ValueTest.equal("12.5"));
    assertThat(number.excludes(JsonPathCondition.of("$.sku", ValueTest.equal("12.50")))).isFalse();
    assertThat(number.excludes(JsonPathCondition.of("$.sku", ValueTest.contains("50")))).isFalse();
    assertThat(number.excludes(JsonPathCondition.of("$.sku", ValueTest.equal("12.6")))).isTrue();
    assertThat(number.excludes(condition)).isTrue();
    assertThat(condition.implies(JsonPathCondition.of("$.sku", ValueTest.present()))).isTrue();
    assertThat(condition.implies(JsonPathCondition.of("$.x", ValueTest.present()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sku, 0, it begins with $",
    "$., -1, must not end with",
    "$x, 1, Illegal character",
    "'$.a[', 3, a bracket is left open",
    "'$.a[?(@.b', 3, a bracket is left open",
    "$.a.nofun(), 4, there is no function nofun",
    "$.a[?(@.b =~ /x/)], 10, takes no =~",
  })
  void refusesWhatIsNoPath(String path, int position, String reason) {
    assertThatThrownBy(() -> JsonPathCondition.of(path, ValueTest.present()))
        .hasMessageContaining(reason)
        .asInstanceOf(InstanceOfAssertFactories.type(MatchException.class))
        .satisfies(e -> assertThat(e.position()).isEqualTo(position))
        .satisfies(e -> assertThat(e.mend()).isNotEmpty());
  }

  @Test
  void asksWhetherThePayloadFitsASchema() {
    Condition condition =
        SchemaCondition.of(
            """
            {"type": "object", "required": ["sku"],
             "properties": {"sku": {"$ref": "#/$defs/sku"}, "next": {"$ref": "#"}},
             "$defs": {"sku": {"type": "string", "pattern": "^[A-Z]{3}-"}}}""");
    assertThat(holds(condition, "{\"sku\": \"ABC-1\"}")).isTrue();
    assertThat(holds(condition, "{\"sku\": \"ABC-1\", \"next\": {\"sku\": \"DEF-2\"}}")).isTrue();
    assertThat(holds(condition, "{\"sku\": \"ABC-1\", \"next\": {}}")).isFalse();
    assertThat(holds(condition, "{\"sku\": \"abc-1\"}")).isFalse();
    assertThat(holds(condition, "{}")).isFalse();
    assertThat(holds(condition, "no json")).isFalse();
    assertThat(condition.describe()).isEqualTo("body fits its schema");
  }

  @Test
  void knowsOlderDrafts() {
    Condition condition =
        SchemaCondition.of(
            """
            {"$schema": "http://json-schema.org/draft-04/schema#", "maximum": 5,
             "exclusiveMaximum": true}""");
    assertThat(holds(condition, "4")).isTrue();
    assertThat(holds(condition, "5")).isFalse();
  }

  @Test
  void schemasAreEqualByTheirContent() {
    Condition one = SchemaCondition.of("{\"type\": \"string\"}");
    assertThat(one.implies(SchemaCondition.of("{ \"type\":\"string\" }"))).isTrue();
    assertThat(one.implies(SchemaCondition.of("{\"type\": \"number\"}"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "strin"}                      | /type                 | enumeration
          {"required": "a"}                      | /required             | array expected
          {"properties": {"a": {"minimum": "x"}}} | /properties/a/minimum | number expected
          [1]                                    | ''                    | array found
          {                                      | ''                    | no JSON
          {"$ref": "#/$defs/no"}                 | ''                    | cannot be resolved
          {"$ref": "#"}                          | ''                    | without end
          {"pattern": "(?=a)"}                   | ''                    | unsupported Perl syntax
          {"$ref": "file:///etc/hostname"}       | ''                    | not allowed to be loaded
          {"$schema": "http://example.com/x"}    | ''                    | not allowed to be loaded
          """)
  void refusesWhatIsNoSchema(String schema, String pointer, String reason) {
    assertThatThrownBy(() -> SchemaCondition.of(schema))
        .hasMessageContaining(reason)
        .asInstanceOf(InstanceOfAssertFactories.type(MatchException.class))
        .satisfies(e -> assertThat(e.pointer()).isEqualTo(pointer));
  }

  @Test
  void fetchesNothing() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/schema.json";
      for (String schema :
          new String[] {
            "{\"$ref\": \"" + address + "\"}", "{\"$schema\": \"" + address + "\"}",
          }) {
        assertThatThrownBy(() -> SchemaCondition.of(schema)).isInstanceOf(MatchException.class);
      }
      server.setSoTimeout(1); // a connection would be in the backlog by now
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
