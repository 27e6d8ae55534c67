package dev.understudy.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The properties of edits with some fixed seeds, those among them that found something once; and
/// with seeds of chance for as long as `./dev fuzz edits` is told to.
class EditorSeedsTest {
  private static final long SECONDS = Long.getLong("edits.fuzz.seconds", 0);
  private static final long SEED = Long.getLong("edits.fuzz.seed", 1);

  /// An item that is not indented by two, comments that a block scalar took for its own, an item
  /// that moves up behind a dash.
  private static final long[] FOUND = {
    2144630788689652449L, 1443977595577936848L, 6717053859299329266L, 8219227581656540689L,
    7940023610449246916L, -3748061139199819478L, -2047786791545325824L, 1348067713389176307L,
    5290894403564293396L, 3036906303869697373L
  };

  private final EditorPropertiesTest properties = new EditorPropertiesTest();

  @Test
  void whatFoundSomethingOnceStaysMended() throws Refused {
    for (long seed : FOUND) {
      all(seed);
    }
  }

  @Test
  void seedsOfChanceFindNothing() throws Refused {
    Random random = new Random(SEED);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    int rounds = 0;
    do {
      all(random.nextLong());
      rounds++;
    } while (System.nanoTime() < end || rounds < 300);
    assertThat(rounds).isGreaterThanOrEqualTo(300);
    if (SECONDS > 0) {
      System.out.println("edits: " + rounds + " seeds, first " + SEED);
    }
  }

  private void all(long seed) throws Refused {
    properties.anEditOfTheTextIsTheEditOfTheTree(seed);
    properties.manyEditsOneAfterTheOther(seed);
    properties.jsonStaysJson(seed);
    properties.theDifferenceOfTwoTreesLeadsFromOneToTheOther(seed);
  }
}
