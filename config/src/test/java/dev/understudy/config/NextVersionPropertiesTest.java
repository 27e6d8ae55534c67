package dev.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.document.Endpoint;
import dev.understudy.config.problem.Place;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.route.RequestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// A text that is loaded by what differs from the version before is loaded as from nothing: the
/// same document, the same plan, the same problems, the same places, after any changes.
class NextVersionPropertiesTest {
  private static final LoadOptions OPTIONS = LoadOptions.of(7);

  /// Several versions one after the other; those that do not load are tried and given up.
  @Property(tries = 20, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void aVersionIsLoadedAsFromNothing(@ForAll long seed) {
    Random random = new Random(seed);
    ScribbledText text = new ScribbledText(random);
    Loaded active = Configurations.parse("big.yaml", text.toString(), OPTIONS);
    for (int i = 0; i < 12; i++) {
      String written = text.changed();
      Loaded fresh = Configurations.parse("big.yaml", written, OPTIONS);
      Loaded next = Configurations.parse("big.yaml", written, OPTIONS, active);
      assertThat(next.problems()).isEqualTo(fresh.problems());
      assertThat(next.document()).isEqualTo(fresh.document());
      assertThat(next.watched()).isEqualTo(fresh.watched());
      assertThat(next.plan().map(NextVersionPropertiesTest::facts))
          .isEqualTo(fresh.plan().map(NextVersionPropertiesTest::facts));
      if (fresh.plan().isPresent()) {
        next.settle();
        assertThat(places(next)).isEqualTo(places(fresh));
        text.keep();
        active = next;
      } else {
        assertThat(places(active)).isEqualTo(places(reloaded(text)));
        text.giveUp();
      }
    }
  }

  private static Loaded reloaded(ScribbledText text) {
    return Configurations.parse("big.yaml", text.toString(), OPTIONS);
  }

  /// Where endpoints, groups and windows stand.
  private static List<Place> places(Loaded loaded) {
    List<Place> places = new ArrayList<>();
    loaded
        .document()
        .ifPresent(
            document -> {
              for (Endpoint endpoint : document.endpoints()) {
                places.add(endpoint.id().origin().place());
                endpoint.request().ifPresent(it -> places.add(it.origin().place()));
                places.add(endpoint.behaviour().latency().origin().name().place());
                places.add(endpoint.behaviour().errors().origin().place());
              }
              document.groups().forEach(it -> places.add(it.id().origin().place()));
              document.windows().forEach(it -> places.add(it.id().origin().place()));
              document.defaults().ifPresent(it -> places.add(it.origin().place()));
            });
    return places;
  }

  /// `GET` of a path.
  private record Asked(String path) implements RequestView {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public List<String> headers(String name) {
      return List.of();
    }

    @Override
    public Optional<byte[]> body() {
      return Optional.empty();
    }
  }

  /// All that two plans can be compared by.
  private static List<Object> facts(Plan plan) {
    List<Object> facts = new ArrayList<>();
    facts.add(List.of(plan.name(), plan.seed(), plan.active(), plan.exposure(), plan.cors()));
    for (int i = 0; i < plan.endpoints().size(); i++) {
      facts.add(plan.router().pattern(i).map(Object::toString));
      facts.add(plan.router().find(new Asked("/area" + i % 10 + "/things/" + i + "/x")));
    }
    for (Plan.Scenario scenario : plan.scenarios()) {
      Plan.Behaviours its = scenario.at(0);
      facts.add(List.of(scenario.id(), scenario.calendar(), its.resources().toString()));
      facts.add(its.windows());
      its.endpoints().forEach(endpoint -> facts.add(facts(endpoint)));
      its.variants().forEach(endpoint -> facts.add(facts(endpoint)));
    }
    return facts;
  }

  private static List<Object> facts(EndpointPlan endpoint) {
    List<Object> facts = new ArrayList<>();
    facts.addAll(List.of(endpoint.id(), endpoint.key(), endpoint.fingerprint()));
    facts.addAll(List.of(endpoint.load(), endpoint.transfer(), endpoint.stalls()));
    facts.add(endpoint.outOfOrder());
    for (OutcomePlan outcome : endpoint.outcomes()) {
      facts.add(outcome.name());
      facts.add(outcome.latency().law().mean());
      facts.add(outcome.latency().law().quantile(0.99));
      facts.add(outcome.outcome() instanceof Outcome.Success);
    }
    for (int i = 0; i < endpoint.law().size(); i++) {
      facts.add(endpoint.law().rate(i));
    }
    for (int i = 0; i < endpoint.modulation().effects().size(); i++) {
      facts.add(endpoint.modulation().effects().get(i).toString().replaceAll("@\\w+", ""));
    }
    return facts;
  }
}
