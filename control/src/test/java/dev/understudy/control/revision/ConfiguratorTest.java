package dev.understudy.control.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConfiguratorTest {
  private static final String KETTLE = Configured.SHOP.replace("Teapot", "Kettle");
  private static final Attribution ANN =
      new Attribution("ann", "127.0.0.1", "a new name", Origin.API);

  private final List<Plan> switched = new ArrayList<>();
  private final Configurator configurator = Configured.of(Configured.SHOP, switched::add);

  @Test
  void keepsSwitchesAndTellsInThisOrder() {
    List<String> told = new ArrayList<>();
    configurator.listen(
        now -> {
          assertThat(switched).hasSize(1);
          told.add(now.revision().number() + " by " + now.revision().author());
        });
    Outcome outcome = configurator.apply(Change.of(KETTLE, ANN, 1));
    Revision revision = ((Outcome.Applied) outcome).revision();
    assertThat(revision.number()).isEqualTo(2);
    assertThat(revision.parent()).hasValue(1);
    assertThat(configurator.active().text()).isEqualTo(KETTLE);
    assertThat(configurator.store().newest().orElseThrow().number()).isEqualTo(2);
    assertThat(told).containsExactly("2 by ann");
  }

  @Test
  void whatHasErrorsChangesNothing() {
    Outcome outcome = configurator.apply(Change.of(KETTLE.replace("20ms", "20"), ANN, 1));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.problems().getFirst().message()).contains("unit"));
    assertThat(configurator.active().revision().number()).isEqualTo(1);
    assertThat(configurator.refused()).isEqualTo(1);
    assertThat(switched).isEmpty();
  }

  @Test
  void whatWasMadeFromAnOlderRevisionMeetsTheActiveOne() {
    configurator.apply(Change.of(KETTLE, ANN, 1));
    assertThat(configurator.apply(Change.of(Configured.SHOP + "# late\n", ANN, 1)))
        .isInstanceOfSatisfying(
            Outcome.Conflict.class,
            conflict -> assertThat(conflict.current().text()).isEqualTo(KETTLE));
  }

  @Test
  void theSameTextIsNoRevisionButACommentIs() {
    assertThat(configurator.apply(Change.of(Configured.SHOP, ANN)))
        .isInstanceOf(Outcome.Unchanged.class);
    assertThat(configurator.apply(Change.of(Configured.SHOP + "# more\n", ANN)))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aChangeSentTwiceUnderOneKeyIsAppliedOnce() {
    IdempotencyKey key = new IdempotencyKey("k", "as asked");
    Change change = Change.of(KETTLE, ANN, 1).withKey(Optional.of(key));
    configurator.apply(change);
    assertThat(configurator.apply(change))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            again -> {
              assertThat(again.repeated()).isTrue();
              assertThat(again.revision().number()).isEqualTo(2);
            });
    assertThat(configurator.active().revision().number()).isEqualTo(2);
    Change other = change.withKey(Optional.of(new IdempotencyKey("k", "something else")));
    assertThat(configurator.apply(other)).isInstanceOf(Outcome.KeyReused.class);
  }

  @Test
  void restoringAppendsTheOldTextAgain() {
    configurator.apply(Change.of(KETTLE, ANN));
    Attribution undo = new Attribution("ann", "", "", Origin.ROLLBACK);
    assertThat(configurator.restore(1, undo, OptionalLong.of(2), Optional.empty())).isPresent();
    assertThat(configurator.active().text()).isEqualTo(Configured.SHOP);
    assertThat(configurator.active().revision().number()).isEqualTo(3);
    assertThat(configurator.active().revision().reason()).isEqualTo("restores revision 1");
    assertThat(configurator.restore(9, undo, OptionalLong.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void whatTheEngineCannotServeIsTakenBack() {
    Configurator refusing =
        Configured.of(
            Configured.SHOP,
            plan -> {
              throw new IllegalArgumentException("a header that cannot be sent");
            });
    assertThat(refusing.apply(Change.of(KETTLE, ANN))).isInstanceOf(Outcome.Refused.class);
    assertThat(refusing.store().newest().orElseThrow().number()).isEqualTo(1);
    assertThat(refusing.active().text()).isEqualTo(Configured.SHOP);
  }

  @Test
  void aTextFromTheNetworkReadsNoFilesOfItsOwn() {
    Change change =
        Change.of(Configured.SHOP.replace("{json: {name: Teapot}}", "{file: pom.xml}"), ANN);
    assertThat(configurator.apply(change))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.problems().getFirst().message())
                    .contains("cannot read pom.xml"));
  }

  @Test
  void whatTheFileSaysElseIsShown() {
    Change file = Change.of(KETTLE, new Attribution("file", "", "", Origin.FILE));
    configurator.applyFile(file, configurator.compile(KETTLE));
    assertThat(configurator.divergence()).isEmpty();
    configurator.apply(Change.of(Configured.SHOP, ANN));
    Divergence divergence = configurator.divergence().orElseThrow();
    assertThat(divergence.revision()).isEqualTo(3);
    assertThat(divergence.diff()).contains("-    response: {json: {name: Kettle}}");
  }

  @Test
  void theDifferenceInBehaviourFollows() {
    configurator.apply(Change.of(Configured.SHOP.replace("latency: 20ms", "latency: 30ms"), ANN));
    configurator.close();
    assertThat(configurator.store().newest().orElseThrow().difference().orElseThrow())
        .contains("\"endpoints\":[\"get-product\"]");
  }
}
