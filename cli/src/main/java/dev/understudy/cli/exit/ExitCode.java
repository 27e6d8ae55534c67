package dev.understudy.cli.exit;

/// How a command ends; docs/reference/exit-codes.md.
public final class ExitCode {
  public static final int FINE = 0;

  /// Two configurations differ, where that was asked.
  public static final int DIFFERENT = 1;

  /// What was served is not what was told.
  public static final int VERDICT_FAILED = 1;

  /// Too few requests for a verdict, or nothing that can be judged.
  public static final int NOT_ENOUGH = 2;

  public static final int USAGE = 64;
  public static final int INVALID_CONFIGURATION = 65;
  public static final int NO_INPUT = 66;
  public static final int UNAVAILABLE = 69;
  public static final int BUG = 70;
  public static final int IO = 74;
  public static final int NOT_PERMITTED = 77;
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
