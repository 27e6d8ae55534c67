package dev.understudy.cli.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.engine.EndedRequest;

/// A decision as a line of CSV. Times are whole nanoseconds; what does not exist is empty.
final class RecordRow {
  static final byte[] HEADER =
      ("time_ns,revision,scenario,scenario_ns,endpoint,ordinal,drawn,outcome,status,wait_ns,"
              + "service_ns,call_ns,response_ns,lateness_ns,slowdown\n")
          .getBytes(UTF_8);

  private final StringBuilder line = new StringBuilder(256);

  /// @param epochNanos ns since 1970 when the engine's clock reads 0
  byte[] of(Recorder.Entry entry, long epochNanos) {
    EndedRequest request = entry.request();
    Decision decision = request.decision().orElseThrow();
    EndedRequest.Circumstances circumstances = request.circumstances();
    line.setLength(0);
    line.append(epochNanos + decision.arrivalNanos()).append(',');
    line.append(entry.revision()).append(',');
    text(circumstances.scenario());
    line.append(circumstances.scenarioNanos()).append(',');
    text(request.endpoint());
    line.append(decision.ordinal()).append(',');
    boolean drew = circumstances.drawn() >= 0; // not where a workflow refused it
    text(drew ? decision.endpoint().outcomes().get(circumstances.drawn()).name() : "");
    text(request.outcome());
    line.append(decision.status()).append(',');
    line.append(decision.waitNanos()).append(',');
    line.append(decision.serviceNanos()).append(',');
    line.append(decision.callNanos()).append(',');
    if (decision.deadlineNanos() != Occurrences.NEVER) {
      line.append(decision.responseNanos());
    }
    line.append(',');
    if (circumstances.latenessNanos() >= 0) {
      line.append(circumstances.latenessNanos());
    }
    line.append(',');
    slowdown(decision, circumstances);
    return line.append('\n').toString().getBytes(UTF_8);
  }

  /// How much contention slowed the service: the law that was in force over the one without it, at
  /// the median.
  private void slowdown(Decision decision, EndedRequest.Circumstances circumstances) {
    EndpointPlan endpoint = decision.endpoint();
    if (endpoint.load().pool() == Load.NO_POOL || circumstances.drawn() < 0) {
      line.append('1');
      return;
    }
    OutcomePlan drawn = endpoint.outcomes().get(circumstances.drawn());
    Distribution law = drawn.latency().law();
    if (!drawn.ownLatency()) {
      law = endpoint.modulation().latency(circumstances.scenarioNanos(), law);
    }
    double alone = law.quantile(0.5);
    line.append(alone > 0 ? decision.law().quantile(0.5) / alone : 1);
  }

  /// A name, quoted where CSV needs it.
  private void text(String name) {
    boolean plain = true;
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    line.append(plain ? name : '"' + name.replace("\"", "\"\"") + '"').append(',');
  }
}
