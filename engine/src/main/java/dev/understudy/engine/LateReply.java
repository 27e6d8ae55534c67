package dev.understudy.engine;

import dev.understudy.core.plan.Decision;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// A reply that was begun later than told, for flight recordings: beside it stand the collections
/// and pauses of the same moment. Loaded with the first late reply, so a punctual server does not
/// pay for it.
@Name("dev.understudy.LateReply")
@Label("Late Reply")
@Category("Understudy")
@Description("A reply was begun later than it was told to")
@StackTrace(false)
final class LateReply extends Event {
  /// The budget of DESIGN.md 8: what is less late is as told.
  static final long THRESHOLD_NANOS = 2_000_000;

  @Label("Endpoint")
  String endpoint = "";

  @Label("Ordinal")
  long ordinal;

  @Label("Intended")
  @Timespan(Timespan.NANOSECONDS)
  long intended;

  @Label("Lateness")
  @Timespan(Timespan.NANOSECONDS)
  long lateness;

  /// Writes one, where a recording wants it.
  static void of(Decision decision, long latenessNanos) {
    LateReply event = new LateReply();
    if (event.shouldCommit()) {
      event.endpoint = decision.endpoint().id();
      event.ordinal = decision.ordinal();
      event.intended = decision.responseNanos();
      event.lateness = latenessNanos;
      event.commit();
    }
  }
}
