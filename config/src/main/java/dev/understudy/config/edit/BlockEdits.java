package dev.understudy.config.edit;

import dev.understudy.config.edit.Part.Field;
import dev.understudy.config.edit.Part.Form;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      List<Splice> splices = new ArrayList<>();
      splices.add(new Splice(text.lineStart(start), end, ""));
      if (number > 0) {
        keepOut(block.child(number - 1), end, text.column(start)).ifPresent(splices::add);
      }
      return splices;
    }
    // the first one of a mapping or list that begins behind a dash
    int next = start(block, number + 1);
    return List.of(
        text.isBlank(end, next)
            ? new Splice(start, next, "")
            : new Splice(start, text.lineEnd(block.child(number).end()), ""));
  }

  /// A block scalar would take the comments behind what is removed for more of its text: the first
  /// of them moves to the left, and ends it.
  ///
  /// @param before what is going to stand in front of them
  /// @param end offset of their first line
  /// @param column to move to
  private Optional<Splice> keepOut(Part before, int end, int column) {
    Part last = before;
    while (last.size() > 0) {
      last = last.child(last.size() - 1);
    }
    if (last.form() != Form.BLOCK_SCALAR) {
      return Optional.empty();
    }
    boolean keeps = text.text().substring(last.start(), text.lineEnd(last.start())).contains("+");
    int at = end;
    while (at < text.text().length() && text.skipBlanks(at) == text.lineEnd(at)) {
      int next = text.nextLine(at);
      if (next == at) {
        break;
      }
      at = next;
    }
    int first = text.skipBlanks(at);
    boolean taken = text.is(first, '#') && first - at > column;
    int from = keeps ? end : at; // blank lines would be its own as well
    if (taken) {
      return Optional.of(new Splice(from, first, " ".repeat(column)));
    }
    return from < at ? Optional.of(new Splice(from, at, "")) : Optional.empty();
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
