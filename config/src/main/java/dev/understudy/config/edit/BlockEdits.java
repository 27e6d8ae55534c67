package dev.understudy.config.edit;

import dev.understudy.config.edit.Part.Field;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.text.Node;
import java.util.List;

/// Puts keys and items into block mappings and lists that have some, and takes them out where some
/// are left. Whole lines come and go.
record BlockEdits(Text text, Rendering rendering) {
  /// @param at number that the new key or item will have
  List<Splice> insert(Part block, int at, String key, Node value, Placed where) throws Refused {
    refuseExplicit(block, where);
    int column = text.column(start(block, 0));
    boolean plain = at == 0 || text.canEndBlockScalar(block.child(at - 1).end(), column);
    List<String> lines =
        block.isMapping()
            ? rendering.entry(key, value, column, plain)
            : rendering.item(value, column, plain);
    String newline = rendering.newline();
    String joined = String.join(newline, lines);
    if (at == 0) {
      int first = start(block, 0);
      String indent = newline + " ".repeat(column);
      return List.of(new Splice(first, first, joined.substring(column) + indent));
    }
    int eol = text.lineEnd(block.child(at - 1).end());
    return List.of(new Splice(eol, eol, newline + joined));
  }

  /// Of at least two.
  List<Splice> remove(Part block, int number, Placed where) throws Refused {
    refuseExplicit(block, where);
    int start = start(block, number);
    int end = text.nextLine(block.child(number).end());
    if (text.isFirstOnLine(start)) {
      return List.of(new Splice(text.lineStart(start), end, ""));
    }
    // the first one of a mapping or list that begins behind a dash
    int next = start(block, number + 1);
    return List.of(
        text.isBlank(end, next)
            ? new Splice(start, next, "")
            : new Splice(start, text.lineEnd(block.child(number).end()), ""));
  }

  /// Where a key or the dash of an item stands.
  private int start(Part block, int number) {
    return block.isMapping()
        ? block.fields().get(number).key().start()
        : Spot.dash(text, block, number);
  }

  private void refuseExplicit(Part block, Placed where) throws Refused {
    for (int i = 0; block.isMapping() && i < block.size(); i++) {
      Field field = block.fields().get(i);
      int from = i == 0 ? text.lineStart(field.key().start()) : block.child(i - 1).end();
      String between = text.text().substring(from, field.key().start());
      if (between.stripTrailing().endsWith("?")) {
        throw new Refused(
            where, "a mapping with keys written as `? key` is not edited", "Write `key:`.");
      }
    }
  }
}
