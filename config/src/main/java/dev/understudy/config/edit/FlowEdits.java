package dev.understudy.config.edit;

import dev.understudy.config.text.Node;
import java.util.ArrayList;
import java.util.List;

/// Puts keys and items into mappings and lists between brackets, and takes them out, with their
/// commas.
record FlowEdits(Text text, Rendering rendering) {
  /// Whether it is written in a way that is not edited part by part: a key alone, a `?`, a pair
  /// without braces. Such a one is written anew as a whole.
  boolean isOdd(Part flow) {
    int body = flow.start() + flow.name().map(name -> name.length() + 1).orElse(0);
    if (!text.is(text.skip(body), flow.isMapping() ? '{' : '[')) {
      return true;
    }
    for (int i = 0; i < flow.size(); i++) {
      if (flow.child(i).isUnwritten()) {
        return true;
      }
    }
    return text.is(text.skip(text.skip(body) + 1), '?');
  }

  List<Splice> insert(Part flow, int at, String key, Node value) {
    int column = ValueEdits.columnInFlow(text, flow);
    String written = rendering.flow(value, column);
    String part = flow.isMapping() ? rendering.key(key) + ": " + written : written;
    if (flow.size() == 0) {
      int body = flow.start() + flow.name().map(name -> name.length() + 1).orElse(0);
      int inside = text.skip(body) + 1;
      return List.of(new Splice(inside, inside, part));
    }
    String gap = column >= 0 ? rendering.newline() + " ".repeat(column) : " ";
    if (at < flow.size()) {
      int start = start(flow, at);
      return List.of(new Splice(start, start, part + "," + gap));
    }
    int end = flow.child(at - 1).end();
    return List.of(new Splice(end, end, "," + gap + part));
  }

  List<Splice> remove(Part flow, int number) {
    int start = start(flow, number);
    int end = flow.child(number).end();
    List<Splice> splices = new ArrayList<>();
    int comma = text.skip(end);
    boolean last = number == flow.size() - 1;
    if (!last || flow.size() == 1) {
      boolean hasComma = text.is(comma, ',');
      boolean near = hasComma && text.isBlank(end, comma);
      splices.add(lineOf(start, near ? comma + 1 : end));
      if (hasComma && !near) {
        splices.add(new Splice(comma, comma + 1, ""));
      }
      return splices;
    }
    int before = text.skip(flow.child(number - 1).end());
    if (text.isBlank(before + 1, start)) {
      return List.of(new Splice(before, end, ""));
    }
    return List.of(new Splice(before, before + 1, ""), lineOf(start, end));
  }

  /// The stretch, with the blanks behind it, or with its line where nothing else stands there.
  private Splice lineOf(int start, int end) {
    int behind = text.skipBlanks(end);
    boolean endsLine = behind == text.lineEnd(end);
    if (endsLine && text.isFirstOnLine(start) && text.lineStart(start) > 0) {
      return new Splice(text.lineStart(start), text.nextLine(end), "");
    }
    return new Splice(start, text.is(behind, '#') || endsLine ? end : behind, "");
  }

  private int start(Part flow, int number) {
    return flow.isMapping()
        ? flow.fields().get(number).key().start()
        : flow.items().get(number).start();
  }
}
