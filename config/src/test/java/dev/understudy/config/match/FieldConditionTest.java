package dev.understudy.config.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldConditionTest {
  private static ValueTest test(String kind, String value) {
    return switch (kind) {
      case "equals" -> ValueTest.equal(value);
      case "contains" -> ValueTest.contains(value);
      case "matches" -> ValueTest.matches(value);
      case "present" -> ValueTest.present();
      case "absent" -> ValueTest.absent();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "currency=EUR, equals, EUR, true",
    "currency=eur, equals, EUR, false",
    "currency=USD&currency=EUR, equals, EUR, true",
    "a=1&currency=EUR&b=2, equals, EUR, true",
    "xcurrency=EUR, equals, EUR, false",
    "currency=EUR+or+USD, equals, EUR or USD, true",
    "currency=EUR%20or%2bUSD, equals, EUR or+USD, true",
    "currency=%2545, equals, %45, true",
    "currency=%E2%82%AC, equals, €, true",
    "cur%72ency=EUR, equals, EUR, true",
    "currency=100%, equals, 100%, true",
    "currency=%zz, equals, %zz, true",
    "currency=a=b, equals, a=b, true",
    "currency=, equals, '', true",
    "currency, equals, '', true",
    "'', equals, '', false",
    "currency=EURO, contains, UR, true",
    "currency=EURO, matches, E.*, true",
    "currency=EURO, matches, UR, false",
    "currency=, present, , true",
    "currency, present, , true",
    "&&, present, , false",
    "a=currency, present, , false",
    "a=b, absent, , true",
    "currency=, absent, , false",
  })
  void asksTheQuery(String query, String kind, String value, boolean holds) {
    assertThat(FieldCondition.query("currency", test(kind, value)).holds(Asked.query(query)))
        .isEqualTo(holds);
  }

  @Test
  void asksEachLineOfAHeader() {
    var condition = FieldCondition.header("Accept", ValueTest.contains("json"));
    assertThat(condition.holds(Asked.header("accept", "text/html", "application/json"))).isTrue();
    assertThat(condition.holds(Asked.header("accept", "text/html"))).isFalse();
    assertThat(condition.holds(Asked.query(""))).isFalse();
    assertThat(condition.readsBody()).isFalse();
  }

  @Test
  void saysWhatItAsksFor() {
    var condition = FieldCondition.query("currency", ValueTest.equal("EUR"));
    assertThat(condition.describe()).isEqualTo("query currency equals \"EUR\"");
    assertThat(condition.subject()).isEqualTo("query currency");
    assertThat(FieldCondition.header("X-A", ValueTest.absent()).describe())
        .isEqualTo("header x-a is absent");
    assertThat(FieldCondition.header("X-A", ValueTest.matches("a.")).describe())
        .isEqualTo("header x-a matches \"a.\"");
  }

  @ParameterizedTest
  @CsvSource({
    "equals EUR, equals EUR, true, false",
    "equals EUR, equals USD, false, true",
    "equals EUR, contains E, true, false",
    "equals EUR, contains x, false, true",
    "contains x, equals EUR, false, true",
    "contains EUR, contains E, true, false",
    "contains E, contains U, false, false",
    "equals EUR, matches E.*, true, false",
    "matches U.*, equals EUR, false, true",
    "matches U.*, matches U.*, true, false",
    "matches U.*, matches E.*, false, false",
    "matches U.*, present, true, false",
    "equals EUR, absent, false, true",
    "absent, contains E, false, true",
    "absent, absent, true, false",
    "present, absent, false, true",
    "present, equals EUR, false, false",
  })
  void knowsWhatFollowsAndWhatCannotGoTogether(
      String one, String other, boolean implies, boolean excludes) {
    String[] a = (one + " ").split(" ", 2);
    String[] b = (other + " ").split(" ", 2);
    var first = FieldCondition.query("q", test(a[0], a[1].strip()));
    var second = FieldCondition.query("q", test(b[0], b[1].strip()));
    assertThat(first.implies(second)).isEqualTo(implies);
    assertThat(first.excludes(second)).isEqualTo(excludes);
    var elsewhere = FieldCondition.header("q", second.test());
    assertThat(first.implies(elsewhere)).isFalse();
    assertThat(first.excludes(elsewhere)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'a(b', 0, missing closing )",
    "a(?=b), 1, invalid or unsupported Perl syntax",
    "ab{2000}, 2, invalid repeat count",
    "'((a{100}){100}){100}', 0, more than 100000 states",
  })
  void refusesWhatIsNoExpression(String regex, int position, String reason) {
    assertThatThrownBy(() -> ValueTest.matches(regex))
        .hasMessageContaining(reason)
        .hasMessageContaining(regex)
        .asInstanceOf(InstanceOfAssertFactories.type(MatchException.class))
        .satisfies(e -> assertThat(e.position()).isEqualTo(position))
        .satisfies(e -> assertThat(e.mend()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "a b, 1", "naïve, 2", "'x:', 1"})
  void refusesWhatIsNoHeadersName(String name, int position) {
    assertThatThrownBy(() -> FieldCondition.header(name, ValueTest.present()))
        .asInstanceOf(InstanceOfAssertFactories.type(MatchException.class))
        .satisfies(e -> assertThat(e.position()).isEqualTo(position));
  }
}
