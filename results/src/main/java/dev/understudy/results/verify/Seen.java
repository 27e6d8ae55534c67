package dev.understudy.results.verify;

import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.WireStep;
import dev.understudy.results.format.Format.Statuses;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import java.util.LinkedHashSet;
import java.util.Set;

/// What an outcome looks like to a client: a status, or one of the signs below. Two outcomes that
/// share one cannot be told apart.
final class Seen {
  /// A reply that the client takes for good, whatever its status.
  static final int GOOD = 0;

  /// No whole reply: the connection ended, or what came was no HTTP.
  static final int BROKEN = -1;

  /// The client gave up waiting.
  static final int TIMEOUT = -2;

  /// The client calls it a failure, no more.
  static final int FAILED = -3;

  /// Nothing that an endpoint could have done: no connection.
  static final int NOTHING = -4;

  /// The first of the signs of outcomes that a file names.
  static final int FIRST_NAMED = 1000;

  private static final int FIRST_ERROR = 400;

  private Seen() {}

  /// What a client may see of an outcome.
  static Set<Integer> of(Outcome outcome, Statuses statuses) {
    Set<Integer> signs = new LinkedHashSet<>();
    switch (outcome) {
      case Outcome.Broken(_, Fault.Hang(long nanos)) -> {
        signs.add(TIMEOUT);
        if (nanos != WireStep.Silence.FOREVER) {
          signs.add(BROKEN); // whoever is more patient
        }
      }
      case Outcome.Broken(var reply, Fault.Stall(_, long nanos)) -> {
        if (nanos == WireStep.Silence.FOREVER) {
          signs.add(TIMEOUT);
        } else {
          reply.statuses().forEach(status -> addStatus(signs, status, statuses));
        }
      }
      case Outcome.Broken _ -> signs.add(BROKEN);
      case Outcome.Corrupt(_, Damage.Truncate _, boolean declaredLength) when declaredLength ->
          signs.add(BROKEN);
      case Outcome.Corrupt corrupt ->
          corrupt.reply().statuses().forEach(status -> addStatus(signs, status, statuses));
      case Outcome.Success success ->
          success.reply().statuses().forEach(status -> addStatus(signs, status, statuses));
      case Outcome.ErrorResponse error ->
          error.reply().statuses().forEach(status -> addStatus(signs, status, statuses));
    }
    if (statuses == Statuses.FAILED_OR_NOT && !signs.equals(Set.of(GOOD))) {
      signs.add(FAILED);
      signs.remove(BROKEN);
      signs.remove(TIMEOUT);
    }
    return signs;
  }

  private static void addStatus(Set<Integer> signs, int status, Statuses statuses) {
    switch (statuses) {
      case ALWAYS, OF_REPLIES -> signs.add(status);
      case OF_FAILURES -> {
        signs.add(status);
        if (status < FIRST_ERROR) {
          signs.add(GOOD);
        }
      }
      case FAILED_OR_NOT -> signs.add(status < FIRST_ERROR ? GOOD : FAILED);
      case NOTHING, NAMED -> signs.add(GOOD);
    }
  }

  /// The sign of a row.
  static int of(Row row) {
    return switch (row.error()) {
      case BROKEN -> BROKEN;
      case TIMEOUT -> TIMEOUT;
      case UNREACHABLE -> NOTHING;
      case FAILED -> row.status() > 0 ? row.status() : FAILED;
      case NONE, CHECK -> row.status();
    };
  }

  /// Whether a row has the time of a whole reply.
  static boolean whole(Row row) {
    return row.error() == ErrorKind.NONE
        || row.error() == ErrorKind.CHECK
        || (row.error() == ErrorKind.FAILED && row.status() > 0);
  }
}
