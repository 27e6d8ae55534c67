package dev.understudy.core.workflow;

import static dev.understudy.core.workflow.World.branching;
import static dev.understudy.core.workflow.World.expression;
import static dev.understudy.core.workflow.World.step;
import static dev.understudy.core.workflow.World.timed;
import static dev.understudy.core.workflow.World.weight;
import static dev.understudy.core.workflow.World.when;
import static dev.understudy.core.workflow.World.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.expression.NoValueException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final int LOGIN = 1;
  private static final int BROWSE = 2;
  private static final int PAY = 3;
  private static final int LOOK = 4;

  private static Workflow linear() {
    return workflow("buy", step("login", LOGIN, 1), step("browse", BROWSE, 1, 2), step("pay", PAY));
  }

  @Test
  void aSessionWalksThroughItsStepsInOrder() {
    World world = new World(linear());
    assertThat(world.ask(LOGIN, "a", 0)).isEqualTo("login");
    assertThat(world.ask(BROWSE, "a", 1)).isEqualTo("browse");
    assertThat(world.ask(BROWSE, "a", 2)).isEqualTo("browse");
    assertThat(world.ask(PAY, "a", 3)).isEqualTo("pay");
  }

  @Test
  void whatIsOutOfOrderIsRefusedAndMovesNobody() {
    World world = new World(linear());
    assertThat(world.ask(PAY, "a", 0)).isEqualTo("refused");
    assertThat(world.ask(LOGIN, "a", 1)).isEqualTo("login");
    assertThat(world.ask(LOGIN, "a", 2)).isEqualTo("refused");
    assertThat(world.ask(PAY, "a", 3)).isEqualTo("refused");
    assertThat(world.ask(BROWSE, "a", 4)).isEqualTo("browse");
  }

  /// n = 2,000, p = 1/2, 4.9 standard deviations: alpha = 1e-6; the draws are those of fixed ids.
  @Test
  void ofSeveralStepsThatARequestMayPerformEachIsAsLikelyAndTheSameAgain() {
    Workflow workflow =
        workflow("w", step("login", LOGIN, 1, 2), step("review", PAY, 1, 2), step("paid", PAY));
    World world = new World(workflow);
    World again = new World(workflow);
    int paid = 0;
    for (int i = 0; i < 2_000; i++) {
      world.ask(LOGIN, "s" + i, 0);
      again.ask(LOGIN, "s" + i, 0);
      assertThat(again.ask(PAY, "s" + i, 1, false)).isEqualTo(again.ask(PAY, "s" + i, 2, false));
      String performed = world.ask(PAY, "s" + i, 1);
      assertThat(again.ask(PAY, "s" + i, 3)).isEqualTo(performed);
      paid += performed.equals("paid") ? 1 : 0;
    }
    assertThat(paid).isBetween(1_000 - 110, 1_000 + 110);
  }

  @Test
  void sessionsDoNotSeeEachOther() {
    World world = new World(linear());
    world.ask(LOGIN, "a", 0);
    assertThat(world.ask(BROWSE, "b", 1)).isEqualTo("refused");
    assertThat(world.ask(BROWSE, "a", 2)).isEqualTo("browse");
  }

  @Test
  void anErrorMovesNobodyAndBeginsNothing() {
    World world = new World(linear());
    assertThat(world.ask(LOGIN, "a", 0, false)).isEqualTo("login");
    assertThat(world.sessions(0)).isEmpty();
    world.ask(LOGIN, "a", 1);
    assertThat(world.ask(BROWSE, "a", 2, false)).isEqualTo("browse");
    assertThat(world.ask(PAY, "a", 3)).isEqualTo("refused");
  }

  @Test
  void aSessionThatIsOverAnswersAtItsLastStepAndBeginsAnew() {
    World world = new World(linear());
    world.ask(LOGIN, "a", 0);
    world.ask(BROWSE, "a", 1);
    world.ask(PAY, "a", 2);
    assertThat(world.ask(PAY, "a", 3)).isEqualTo("pay");
    assertThat(world.ask(BROWSE, "a", 4)).isEqualTo("refused");
    assertThat(world.ask(LOGIN, "a", 5)).isEqualTo("login");
    assertThat(world.sessions(5)).singleElement().extracting(Playing.Seen::count).isEqualTo(1L);
  }

  @Test
  void whoBringsNoIdIsGivenOneThatTheSeedDecides() {
    World one = new World(linear());
    World other = new World(linear());
    one.ask(LOGIN, "", 0);
    other.ask(LOGIN, "", 9);
    assertThat(one.sessions(0)).singleElement().extracting(Playing.Seen::id).isNotEqualTo("");
    assertThat(one.sessions(0).getFirst().id()).isEqualTo(other.sessions(9).getFirst().id());
  }

  @Test
  void anUnusedSessionExpiresAtItsTtlAndNotBefore() {
    World world =
        new World(workflow("buy", 60, 10, List.of(), step("login", LOGIN, 1), step("pay", PAY)));
    world.ask(LOGIN, "a", 0);
    world.ask(LOGIN, "b", 0);
    assertThat(world.ask(PAY, "a", 59.999_999_999)).isEqualTo("pay");
    assertThat(world.sessions(59.999_999_999)).hasSize(2);
    assertThat(world.ask(PAY, "b", 60)).isEqualTo("refused");
  }

  @Test
  void useKeepsASessionAlive() {
    World world =
        new World(
            workflow(
                "buy",
                60,
                10,
                List.of(),
                step("login", LOGIN, 1),
                step("b", BROWSE, 1, 2),
                step("pay", PAY)));
    world.ask(LOGIN, "a", 0);
    world.ask(BROWSE, "a", 50);
    assertThat(world.ask(BROWSE, "a", 109)).isEqualTo("b");
  }

  @Test
  void whereThereIsNoRoomTheLongestUnusedIsForgotten() {
    World world =
        new World(workflow("buy", 1800, 3, List.of(), step("login", LOGIN, 1), step("pay", PAY)));
    for (String id : List.of("a", "b", "c")) {
      world.ask(LOGIN, id, 0);
    }
    world.ask(PAY, "a", 1); // b is now the longest unused
    world.ask(LOGIN, "d", 2);
    assertThat(world.sessions(2)).extracting(Playing.Seen::id).containsExactly("a", "c", "d");
    assertThat(world.playing.evicted()).isEqualTo(1);
  }

  @Test
  void timeLeadsOnAtTheInstantItIsDue() {
    World world =
        new World(
            workflow(
                "order",
                timed("placed", LOOK, new Fixed(30 * World.SECOND), 1, 0),
                timed("shipped", LOOK, new Fixed(60 * World.SECOND), 2, 1),
                step("delivered", LOOK)));
    assertThat(world.ask(LOOK, "a", 0)).isEqualTo("placed");
    assertThat(world.ask(LOOK, "a", 29.999_999_999)).isEqualTo("placed");
    assertThat(world.ask(LOOK, "a", 30)).isEqualTo("shipped");
    assertThat(world.ask(LOOK, "a", 89.9)).isEqualTo("shipped");
    assertThat(world.ask(LOOK, "a", 90)).isEqualTo("delivered");
  }

  @Test
  void timesThatPassedUnseenAddUpExactly() {
    World world =
        new World(
            workflow(
                "order",
                timed("placed", LOOK, new Fixed(30 * World.SECOND), 1, 0),
                timed("shipped", LOOK, new Fixed(60 * World.SECOND), 2, 1),
                step("delivered", LOOK)));
    world.ask(LOOK, "a", 0);
    assertThat(world.sessions(89.999).getFirst().step()).isEqualTo("shipped");
    assertThat(world.sessions(90).getFirst().step()).isEqualTo("delivered");
  }

  @Test
  void aDrawnTimeIsTheSessionsOwnAndComesAgain() {
    Workflow order =
        workflow("order", timed("placed", LOOK, new Exponential(30e9), 1, 0), step("done", LOOK));
    World one = new World(order);
    World other = new World(order);
    int differ = 0;
    for (int i = 0; i < 50; i++) {
      one.ask(LOOK, "s" + i, 0);
      other.ask(LOOK, "s" + i, 0);
      String seen = one.ask(LOOK, "s" + i, 20);
      assertThat(other.ask(LOOK, "s" + i, 20)).isEqualTo(seen);
      differ += seen.equals("done") ? 1 : 0;
    }
    assertThat(differ).isBetween(10, 40); // 1 - exp(-2/3) = 49 %; alpha below 1e-4
  }

  /// 40,000 sessions, weights 3:1; alpha 1e-6 (4.9 sd of 87).
  @Test
  void branchesAreTakenByTheirWeights() {
    World world =
        new World(
            workflow(
                "buy",
                branching("pay", PAY, weight(3, 1), weight(1, 2)),
                step("paid", LOOK),
                step("review", LOOK)));
    int paid = 0;
    int n = 40_000;
    for (int i = 0; i < n; i++) {
      world.ask(PAY, "s" + i, 0);
      paid += world.ask(LOOK, "s" + i, 1).equals("paid") ? 1 : 0;
    }
    assertThat(paid).isBetween(30_000 - 424, 30_000 + 424);
  }

  @Test
  void theFirstConditionThatHoldsIsTaken() {
    Variable items = new Variable("items", 0L, Long.class);
    Step cart =
        new Step(
            "cart",
            List.of(BROWSE),
            List.of(0, 1),
            List.of(),
            Optional.empty(),
            List.of(new Assignment(0, expression(f -> (Long) f.session().variable(0) + 1))),
            false);
    World world =
        new World(
            workflow(
                "buy",
                1800,
                10,
                List.of(items),
                cart,
                branching(
                    "pay",
                    PAY,
                    when(f -> (Long) f.session().variable(0) > 2, 3),
                    new Branch(2, 0, Optional.empty())),
                step("paid", LOOK),
                step("review", LOOK)));
    for (int i = 0; i < 2; i++) {
      world.ask(BROWSE, "few", i);
    }
    for (int i = 0; i < 3; i++) {
      world.ask(BROWSE, "many", i);
    }
    world.ask(PAY, "few", 5);
    world.ask(PAY, "many", 5);
    assertThat(world.ask(LOOK, "few", 6)).isEqualTo("paid");
    assertThat(world.ask(LOOK, "many", 6)).isEqualTo("review");
  }

  @Test
  void aVariableStaysWhereItsExpressionHasNoValueOrTooLargeAOne() {
    Variable text = new Variable("text", "x", String.class);
    Step grow =
        new Step(
            "grow",
            List.of(BROWSE),
            List.of(0),
            List.of(),
            Optional.empty(),
            List.of(
                new Assignment(0, expression(f -> f.session().variable(0).toString().repeat(2)))),
            false);
    World world = new World(workflow("buy", 1800, 10, List.of(text), grow));
    for (int i = 0; i < 30; i++) {
      world.ask(BROWSE, "a", i);
    }
    assertThat(String.valueOf(world.sessions(30).getFirst().variables().get("text"))).hasSize(1024);
    assertThat(world.failures).isNotEmpty().allMatch(why -> why.contains("4096 bytes"));
    World missing =
        new World(
            workflow(
                "buy",
                1800,
                10,
                List.of(text),
                new Step(
                    "s",
                    List.of(BROWSE),
                    List.of(0),
                    List.of(),
                    Optional.empty(),
                    List.of(
                        new Assignment(
                            0,
                            expression(
                                _ -> {
                                  throw new NoValueException("gone");
                                }))),
                    false)));
    missing.ask(BROWSE, "a", 0);
    assertThat(missing.sessions(0).getFirst().variables()).containsEntry("text", "x");
    assertThat(missing.failures).containsExactly("gone");
  }

  @Test
  void sessionsGoOnWhereTheirWorkflowIsUnchangedAndEndWhereItIsNot() {
    World world = new World(linear());
    world.ask(LOGIN, "a", 0);
    world.reload(linear(), workflow("other", step("x", LOOK)));
    assertThat(world.ask(BROWSE, "a", 1)).isEqualTo("browse");
    world.reload(workflow("buy", step("login", LOGIN, 1), step("pay", PAY)));
    assertThat(world.ask(PAY, "a", 2)).isEqualTo("refused");
    assertThat(world.sessions(2)).isEmpty();
  }

  @Test
  void aSessionCanBeMovedAndForgottenFromOutside() {
    World world = new World(linear());
    world.ask(LOGIN, "a", 0);
    assertThat(world.playing.move("buy", "a", "pay", World.SECOND)).isTrue();
    assertThat(world.ask(PAY, "a", 2)).isEqualTo("pay");
    assertThat(world.playing.move("buy", "b", "pay", 0)).isFalse();
    assertThatThrownBy(() -> world.playing.move("buy", "a", "nowhere", 0))
        .hasMessageContaining("no step nowhere");
    assertThat(world.playing.forget("buy", "a")).isTrue();
    assertThat(world.sessions(3)).isEmpty();
  }

  /// Loops of no time at all end too.
  @Test
  void aLoopOfTimesIsLeftAfterABound() {
    World world =
        new World(
            workflow(
                "blink",
                timed("on", LOOK, new Fixed(0), 1, 0),
                timed("off", LOOK, new Fixed(0), 0, 1)));
    assertThat(world.ask(LOOK, "a", 0)).isEqualTo("on");
    assertThat(world.ask(LOOK, "a", 1)).isIn("on", "off");
  }

  @Test
  void requestsOfOneSessionAtTheSameTimeLoseNoStep() throws InterruptedException {
    Variable items = new Variable("items", 0L, Long.class);
    Step cart =
        new Step(
            "cart",
            List.of(BROWSE),
            List.of(0),
            List.of(),
            Optional.empty(),
            List.of(new Assignment(0, expression(f -> (Long) f.session().variable(0) + 1))),
            false);
    World world = new World(workflow("buy", 1800, 10, List.of(items), cart));
    List<Thread> threads =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                _ ->
                    new Thread(
                        () -> {
                          for (int i = 0; i < 5000; i++) {
                            world.ask(BROWSE, "hot", i * 1e-3);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(world.sessions(5).getFirst().variables()).containsEntry("items", 20_000L);
  }
}
