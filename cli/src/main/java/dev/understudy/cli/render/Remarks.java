package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.core.verify.Overhead;
import dev.understudy.results.text.Intake;
import dev.understudy.results.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/// What stands below the claims of a verification: how it was read, and what was not understood.
final class Remarks {
  private Remarks() {}

  static List<String> of(Verification verification) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "read      "
            + verification.file()
            + " as "
            + verification.format()
            + ", "
            + Figures.count(verification.requests())
            + " requests");
    remarks.add("transport " + transport(verification));
    if (verification.unattributed() > 0) {
      remarks.add(
          "no endpoint for "
              + Figures.count(verification.unattributed())
              + " of the requests, such as");
      for (Verification.Stray stray : verification.strays()) {
        String what = stray.request().isEmpty() ? "" : stray.request() + ": ";
        remarks.add("  " + Figures.count(stray.count()) + "  " + what + stray.reason());
      }
    }
    if (verification.brokenLines() > 0) {
      remarks.add(
          verification.brokenLines() == 1
              ? "1 broken line, not counted:"
              : Figures.count(verification.brokenLines()) + " broken lines, not counted:");
      for (Intake.Broken broken : verification.quoted()) {
        remarks.add("  " + broken.line() + " | " + broken.text() + "   " + broken.reason());
      }
    }
    if (!verification.unasked().isEmpty()) {
      remarks.add("no request of " + String.join(", ", verification.unasked()));
    }
    verification.notes().forEach(note -> remarks.add("note      " + note));
    return remarks;
  }

  static String transport(Verification verification) {
    if (verification.baseline().equals(Verification.SERVER)) {
      return "none: arrival to first byte, by the server's own clock";
    }
    if (verification.baseline().equals(Verification.JOINED)) {
      return "counts against the service; what it was, request by request, stands below";
    }
    Overhead overhead = verification.report().settings().overhead();
    return verification.baseline().isEmpty()
        ? "not measured (--baseline): what it adds counts against the service"
        : "adds up to "
            + Figures.duration(overhead.nanos())
            + " to 99.9 % of the times, measured at "
            + verification.baseline();
  }
}
