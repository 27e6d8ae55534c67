package dev.understudy.results.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.CorrelatedLatency;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.verify.EndpointModel;
import dev.understudy.core.verify.ErrorModel;
import dev.understudy.results.format.Format.Statuses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was told about one endpoint, as far as a client can see it. Outcomes with a sign in common
/// ([Seen]) are one; the law of its times is the mixture of theirs.
public final class Told {
  /// No outcome that was told.
  static final int OTHER = -1;

  private final EndpointModel model;
  private final Map<Integer, Integer> outcomeOfSign = new HashMap<>();
  private final Map<String, Integer> outcomeOfName = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<String> unjudged;
  private final boolean undelayed;
  private Optional<String> untimed;

  private Told(EndpointPlan plan, Statuses statuses, boolean timed) {
    unjudged = dependsOn(plan);
    untimed = untimed(plan, timed);
    undelayed =
        unjudged.isEmpty()
            && untimed.isEmpty()
            && !(plan.outcomes().getFirst().latency().law().mean() > 0);
    List<Alike> groups = groups(plan, statuses);
    double told = groups.stream().mapToDouble(group -> group.rate()).sum();
    if (!(told > 0)) {
      unjudged = Optional.of("all its requests break, and such a file has no line of them");
      told = 1;
    } else if (told < 1 - 1e-12) {
      remarks.add("requests without a reply leave no line in such a file: rates are of the rest");
    }
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).register(i, outcomeOfSign, outcomeOfName);
      groups.get(i).remark().ifPresent(remarks::add);
    }
    model = model(plan, groups, told);
  }

  /// @param statuses what the format tells of a request's end
  /// @param timed whether the file has times
  public static Told of(EndpointPlan plan, Statuses statuses, boolean timed) {
    return new Told(plan, statuses, timed);
  }

  /// What the judge is given.
  public EndpointModel model() {
    return model;
  }

  /// Why nothing of the endpoint can be judged from outside.
  public Optional<String> unjudged() {
    return unjudged;
  }

  /// Why its times cannot be judged, if only they cannot.
  public Optional<String> untimed() {
    return untimed;
  }

  /// Whether what a client measures of it is transport alone.
  boolean undelayed() {
    return undelayed;
  }

  /// What whoever reads the verdict has to know.
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /// Index of the outcome in the model, or [#OTHER].
  int outcome(int sign) {
    return outcomeOfSign.getOrDefault(sign, OTHER);
  }

  int outcome(String name) {
    return outcomeOfName.getOrDefault(name, OTHER);
  }

  private static Optional<String> dependsOn(EndpointPlan plan) {
    if (plan.steady()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    if (!plan.modulation().effects().isEmpty() || plan.stalls().size() > 0) {
      reasons.add("windows");
    }
    if (!plan.load().limits().isEmpty()) {
      reasons.add("a rate limit");
    }
    if (plan.load().pool() != Load.NO_POOL) {
      reasons.add("a capacity");
    }
    if (plan.load().calls().size() > 0) {
      reasons.add("calls");
    }
    return Optional.of(
        "its behaviour depends on time or load ("
            + String.join(", ", reasons)
            + "): judged by the server's record, not from outside");
  }

  private static Optional<String> untimed(EndpointPlan plan, boolean timed) {
    if (!timed) {
      return Optional.of("the file has no request's time");
    }
    if (!plan.transfer().equals(Transfer.UNPACED)) {
      return Optional.of("a bandwidth paces the reply: its transfer is part of what a client sees");
    }
    return Optional.empty();
  }

  private List<Alike> groups(EndpointPlan plan, Statuses statuses) {
    List<Alike> groups = new ArrayList<>();
    for (int i = 0; i < plan.law().size(); i++) {
      Alike group = new Alike(plan, i, statuses);
      if (i > 0 && group.rate() == 0) {
        continue; // told, but never: seen all the same it is an outcome that was not told
      }
      if (!statuses.tellsBroken() && group.untimed()) {
        continue;
      }
      add(groups, group);
    }
    return groups;
  }

  /// Groups that look like the new one become one with it, in the place of the first.
  private static void add(List<Alike> groups, Alike next) {
    Alike whole = next;
    int place = groups.size();
    for (int i = groups.size() - 1; i >= 0; i--) {
      if (groups.get(i).looksLike(next)) {
        whole = groups.remove(i).and(whole);
        place = i;
      }
    }
    groups.add(place, whole);
  }

  private EndpointModel model(EndpointPlan plan, List<Alike> groups, double told) {
    boolean replies = !groups.isEmpty() && groups.getFirst().holdsSuccess();
    Optional<Distribution> latency = Optional.empty();
    if (untimed.isEmpty() && replies && groups.getFirst().rate() > 0) {
      latency = groups.getFirst().law();
      if (latency.isEmpty()) {
        untimed = Optional.of("too many outcomes look like a success");
      } else if (!(latency.get().mean() > 0)) {
        untimed = Optional.of("a told time of 0 has no relative margin; what is seen is transport");
        latency = Optional.empty();
      }
    }
    List<ErrorModel> errors = new ArrayList<>();
    for (Alike group : groups.subList(replies ? 1 : 0, groups.size())) {
      Optional<Distribution> own =
          untimed.isPresent() || group.untimed() ? Optional.empty() : group.law();
      if (own.equals(latency) || own.filter(law -> law.mean() > 0).isEmpty()) {
        own = Optional.empty();
      }
      errors.add(
          new ErrorModel(group.name(), Math.min(1, group.rate() / told), group.meanRun(), own));
    }
    LatencyModel base = plan.outcomes().getFirst().latency();
    boolean alone = replies && groups.getFirst().single();
    double correlation =
        latency.isPresent() && alone && base instanceof CorrelatedLatency correlated
            ? correlated.spearman()
            : 0;
    return new EndpointModel(plan.id(), latency, correlation, errors, false);
  }
}
