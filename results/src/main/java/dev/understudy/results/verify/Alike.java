package dev.understudy.results.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Mixture;
import dev.understudy.core.distribution.ParameterException;
import dev.understudy.core.distribution.Shifted;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.results.format.Format.Statuses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Outcomes of an endpoint that look alike to a client: one outcome for the judge.
final class Alike {
  private final EndpointPlan plan;
  private final List<Integer> members;
  private final Set<Integer> signs;
  private final double rate;
  private final boolean decided; // times are those decided, without what a fault adds on the wire

  Alike(EndpointPlan plan, int outcome, Statuses statuses) {
    this(
        plan,
        List.of(outcome),
        statuses == Statuses.NAMED
            ? Set.of(Seen.FIRST_NAMED + outcome)
            : Seen.of(plan.outcomes().get(outcome).outcome(), statuses),
        plan.law().rate(outcome),
        statuses == Statuses.NAMED);
  }

  private Alike(
      EndpointPlan plan, List<Integer> members, Set<Integer> signs, double rate, boolean decided) {
    this.plan = plan;
    this.members = members;
    this.signs = signs;
    this.rate = rate;
    this.decided = decided;
  }

  /// Whether they share a sign.
  boolean looksLike(Alike other) {
    return signs.stream().anyMatch(other.signs::contains);
  }

  Alike and(Alike other) {
    List<Integer> both = new ArrayList<>(members);
    both.addAll(other.members);
    Set<Integer> all = new LinkedHashSet<>(signs);
    all.addAll(other.signs);
    return new Alike(plan, both, all, rate + other.rate, decided);
  }

  /// Sum of the members' shares of all requests.
  double rate() {
    return rate;
  }

  boolean single() {
    return members.size() == 1;
  }

  boolean holdsSuccess() {
    return members.contains(0);
  }

  /// Whether there is no whole reply whose time could be judged.
  boolean untimed() {
    return signs.stream().allMatch(sign -> sign == Seen.BROKEN || sign == Seen.TIMEOUT);
  }

  String name() {
    return String.join(" or ", members.stream().map(this::nameOf).toList());
  }

  private String nameOf(int outcome) {
    return plan.outcomes().get(outcome).name();
  }

  Optional<String> remark() {
    if (members.size() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        holdsSuccess()
            ? "a client cannot tell "
                + String.join(", ", members.stream().skip(1).map(this::nameOf).toList())
                + " from success: counted as success"
            : "a client cannot tell "
                + String.join(", ", members.stream().map(this::nameOf).toList())
                + " apart: counted as one");
  }

  void register(int index, Map<Integer, Integer> ofSign, Map<String, Integer> ofName) {
    signs.forEach(sign -> ofSign.put(sign, index));
    members.forEach(member -> ofName.put(nameOf(member), index));
  }

  /// The longest run of a member: what inflates the variance of their rate at most.
  OptionalDouble meanRun() {
    return members.stream().filter(plan.law()::inRuns).mapToDouble(plan.law()::meanRun).max();
  }

  /// The law of what a client sees of their times; empty where there are too many.
  Optional<Distribution> law() {
    Map<Distribution, Double> shares = new LinkedHashMap<>();
    for (int member : members) {
      if (plan.law().rate(member) > 0) {
        shares.merge(lawOf(plan.outcomes().get(member)), plan.law().rate(member), Double::sum);
      }
    }
    if (shares.size() == 1) {
      return shares.keySet().stream().findFirst();
    }
    try {
      return Optional.of(Mixture.of(List.copyOf(shares.keySet()), List.copyOf(shares.values())));
    } catch (ParameterException e) {
      return Optional.empty(); // more than a mixture can have
    }
  }

  private Distribution lawOf(OutcomePlan outcome) {
    Distribution law = outcome.latency().law();
    return !decided && outcome.outcome() instanceof Outcome.Broken(_, Fault.Stall(_, long nanos))
        ? Shifted.of(law, (double) nanos)
        : law;
  }
}
