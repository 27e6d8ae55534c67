package dev.understudy.control.revision;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/// Two texts, line by line, as `diff -u` writes it.
public final class TextDiff {
  private static final int CONTEXT = 3;

  private TextDiff() {}

  /// Empty where they are equal.
  public static String unified(String fromName, String from, String toName, String to) {
    if (from.equals(to)) {
      return "";
    }
    List<String> before = from.lines().toList();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            fromName, toName, before, DiffUtils.diff(before, to.lines().toList()), CONTEXT);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
