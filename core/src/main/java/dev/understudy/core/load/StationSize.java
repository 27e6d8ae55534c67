package dev.understudy.core.load;

import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.function.Supplier;

/// The capacity of a station over time.
public interface StationSize {
  /// The capacity at `nanos`.
  Capacity at(long nanos);

  /// An instant after `nanos` up to which the number of servers stays; [Occurrences#NEVER] where it
  /// stays for ever.
  long changeAfter(long nanos);

  /// Mean number of servers between two instants; 0 where nothing bounds them all the time.
  default double meanServers(long from, long to) {
    double sum = 0;
    long t = from;
    while (t < to) {
      int servers = at(t).servers();
      if (servers == Capacity.UNBOUNDED) {
        return 0;
      }
      long next = Math.min(to, changeAfter(t));
      sum += (double) servers * (next - t);
      t = next;
    }
    return sum / (to - from);
  }

  /// The same at all times.
  static StationSize constant(Capacity capacity) {
    return new StationSize() {
      @Override
      public Capacity at(long nanos) {
        return capacity;
      }

      @Override
      public long changeAfter(long nanos) {
        return Occurrences.NEVER;
      }
    };
  }

  /// A capacity that windows replace for a time.
  ///
  /// @param base holds while none acts
  /// @param clock the windows' clock as it stands
  record Windowed(Capacity base, Replacement<Capacity> windows, Supplier<ScenarioClock> clock)
      implements StationSize {
    @Override
    public Capacity at(long nanos) {
      return atScenario(clock.get().scenarioNanos(nanos));
    }

    private Capacity atScenario(long t) {
      return windows.at(t, base, Capacity::between);
    }

    /// Within a ramp the servers rise or fall one by one: where the next does is found by
    /// bisection.
    @Override
    public long changeAfter(long nanos) {
      ScenarioClock now = clock.get();
      long t = now.scenarioNanos(nanos);
      long bend = windows.windows().nextBend(t);
      if (bend == Occurrences.NEVER) {
        return Occurrences.NEVER;
      }
      int servers = atScenario(t).servers();
      long low = t;
      long high = bend;
      if (atScenario(bend - 1).servers() != servers) {
        high = bend - 1;
        while (low + 1 < high) {
          long middle = low + (high - low) / 2;
          if (atScenario(middle).servers() == servers) {
            low = middle;
          } else {
            high = middle;
          }
        }
      }
      long change = now.engineNanos(high);
      return Math.max(change, nanos + 1); // rounding of a fast clock does not turn back
    }
  }
}
