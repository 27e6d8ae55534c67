package dev.understudy.cli.command;

import dev.understudy.cli.terminal.Progress;
import dev.understudy.config.workload.Workload;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.predict.PlanRun;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Sweep;
import java.util.OptionalLong;

/// The runs of a sweep, one after the other, with a line that tells how far they are.
final class SweepRuns {
  private static final int PROBES = 6; // about as many find a knee
  private static final int WORK = 4; // of a rate that was asked for; that of a probe is 1

  private final PlanRun run;
  private final WorkloadOptions.Rates rates;
  private final SpanOptions span;
  private final Progress progress;
  private final int all;
  private int done;

  SweepRuns(PlanRun run, WorkloadOptions.Rates rates, SpanOptions span, Progress progress) {
    this.run = run;
    this.rates = rates;
    this.span = span;
    this.progress = progress;
    this.all = WORK * rates.perSecond().size() + PROBES;
  }

  Sweep sweep() {
    return Sweep.of(
        rates.perSecond(),
        rate -> predict(rate, span.swept(rate), WORK),
        rate -> predict(rate, span.probed(rate), 1));
  }

  private Prediction predict(double rate, Horizon horizon, int work) {
    Workload open = new Workload.Open(Workload.Process.POISSON, rate, OptionalLong.empty());
    Prediction prediction =
        run.telling(_ -> progress.at(Math.min(done, all - 1), all))
            .predict(rates.spread().streams(open), horizon);
    done += work;
    return prediction;
  }
}
