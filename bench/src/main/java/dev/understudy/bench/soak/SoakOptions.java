package dev.understudy.bench.soak;

import java.nio.file.Path;

/// What the command line asks for.
///
/// @param root the checkout
/// @param seconds of load
/// @param rate requests a second
/// @param out folder for the rows
/// @param correctness whether only what no slow machine excuses is judged
/// @param report whether to conclude anew from the rows in `out` instead of running
record SoakOptions(
    Path root,
    double seconds,
    double rate,
    int connections,
    Path out,
    boolean correctness,
    boolean report) {
  static final String USAGE =
      "usage: ./dev soak [--hours H | --minutes M] [--rate N] [--connections N] [--out FOLDER] [--correctness] [--report]";

  /// @throws IllegalArgumentException where it is not understood; says so in one line
  static SoakOptions parse(String... args) {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    double seconds = 180;
    double rate = 1000;
    int connections = 1000;
    Path out = root.resolve(".understudy/soak");
    boolean correctness = false;
    boolean report = false;
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--correctness") || args[i].equals("--report")) {
        correctness |= args[i].equals("--correctness");
        report |= args[i].equals("--report");
        continue;
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value, or is no option");
      }
      String value = args[++i];
      switch (args[i - 1]) {
        case "--hours" -> seconds = 3600 * number(args[i - 1], value);
        case "--minutes" -> seconds = 60 * number(args[i - 1], value);
        case "--rate" -> rate = number(args[i - 1], value);
        case "--connections" -> connections = (int) number(args[i - 1], value);
        case "--out" -> out = Path.of(value).toAbsolutePath();
        default -> throw new IllegalArgumentException("there is no option " + args[i - 1]);
      }
    }
    return new SoakOptions(root, seconds, rate, connections, out, correctness, report);
  }

  private static double number(String option, String value) {
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the same words as for a number that does not fit
    }
    throw new IllegalArgumentException(option + " needs a number > 0, not " + value);
  }
}
