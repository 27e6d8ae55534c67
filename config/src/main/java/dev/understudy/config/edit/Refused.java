package dev.understudy.config.edit;

import dev.understudy.config.problem.Placed;

/// Why an edit is not done. It never leaves this package: [Editor] makes a problem of it.
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Placed where;
  private final String help;

  Refused(Placed where, String message, String help) {
    super(message, null, false, false);
    this.where = where;
    this.help = help;
  }

  Placed where() {
    return where;
  }

  String help() {
    return help;
  }
}
