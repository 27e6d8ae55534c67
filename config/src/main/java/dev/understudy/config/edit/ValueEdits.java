package dev.understudy.config.edit;

import dev.understudy.config.edit.Part.Form;
import dev.understudy.config.edit.Rendering.Written;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.List;

/// Puts a value in the place of another. Comments inside of the old value go with it; those beside
/// and around it stay.
record ValueEdits(Text text, Rendering rendering) {
  List<Splice> replace(Spot spot, Node value) {
    Part old = spot.value();
    if (spot.parent().isEmpty()) {
      return root(old, value);
    }
    if (spot.isInFlow()) {
      return List.of(new Splice(old.start(), old.end(), inFlow(spot, value)));
    }
    return old.isBlock() ? replaceBlock(spot, value) : replaceInline(spot, value);
  }

  private List<Splice> root(Part old, Node value) {
    if (old.isBlock() && !(value instanceof Scalar) && !Trees.isEmpty(value)) {
      int column = text.column(bodyStart(old));
      Written written = rendering.block(value, 0, column, true, false);
      return List.of(new Splice(bodyStart(old), old.end(), joined(written.lines(), column)));
    }
    return List.of(new Splice(old.start(), old.end(), rendering.flow(value, 0)));
  }

  /// A block mapping or list becomes something else.
  private List<Splice> replaceBlock(Spot spot, Node value) {
    Part old = spot.value();
    int headEnd = spot.headEnd(text);
    int body = bodyStart(old);
    int column = spot.column(text);
    boolean compact = !text.hasBreak(headEnd, body);
    boolean commented = !text.isBlank(headEnd, old.start()) || !compact && hasComment(old, body);
    boolean alone = text.isBlank(old.end(), text.lineEnd(old.end()));
    boolean plain = !commented && alone && text.canEndBlockScalar(old.end(), column);
    Written written = rendering.block(value, column, inner(old, value, column), true, plain);
    if (written.head().isEmpty()) {
      int own = text.column(body);
      Written same = rendering.block(value, column, own, true, plain);
      List<Splice> splices = new ArrayList<>();
      if (old.start() < body) { // its anchor
        splices.add(new Splice(old.start(), anchorEnd(old), ""));
      }
      splices.add(new Splice(body, old.end(), joined(same.lines(), own)));
      return splices;
    }
    String head = " " + written.head();
    String below = below(written.lines());
    if (compact) {
      return List.of(new Splice(headEnd, old.end(), head + below));
    }
    List<Splice> splices = new ArrayList<>();
    splices.add(new Splice(headEnd, headEnd, head));
    if (old.start() < body) {
      splices.add(new Splice(old.start(), anchorEnd(old), ""));
    }
    int end = text.lineEnd(old.end());
    if (!commented) {
      return List.of(new Splice(headEnd, end, head + below));
    }
    splices.add(new Splice(text.lineStart(body), text.nextLine(end), ""));
    return splices;
  }

  private boolean hasComment(Part old, int body) {
    return !text.isBlank(anchorEnd(old), body);
  }

  /// A scalar, an alias or something between brackets becomes something else.
  private List<Splice> replaceInline(Spot spot, Node value) {
    Part old = spot.value();
    int headEnd = spot.headEnd(text);
    int column = spot.column(text);
    int eol = text.lineEnd(old.end());
    boolean plain = text.canEndBlockScalar(old.end(), column);
    boolean item = !spot.parent().orElseThrow().isMapping();
    int inner = Math.max(inner(old, value, column), item ? column + 2 : 0); // behind the dash
    Written written = rendering.block(value, column, inner, false, plain);
    boolean quoted = old.form() == Form.DOUBLE_QUOTED || old.form() == Form.SINGLE_QUOTED;
    String head = quoted && written.lines().isEmpty() ? likeOld(old.form(), value) : written.head();
    boolean sameLine = !text.hasBreak(headEnd, old.start());
    int from = sameLine ? headEnd : old.start();
    String lead = sameLine && !head.isEmpty() ? " " + head : head;
    if (sameLine && old.start() > headEnd && !head.isEmpty()) {
      from = old.start(); // the blanks in front of it stay
      lead = head;
    }
    if (written.lines().isEmpty()) {
      return List.of(new Splice(from, old.end(), lead));
    }
    if (!text.isBlank(old.end(), eol)) { // a comment behind it stays on the line of the key
      String below = rendering.newline() + String.join(rendering.newline(), written.lines());
      return List.of(new Splice(from, old.end(), lead), new Splice(eol, eol, below));
    }
    if (item && sameLine && head.isEmpty()) {
      String lines = joined(written.lines(), column + 2);
      return List.of(new Splice(headEnd, eol, " " + lines));
    }
    if (!sameLine && head.isEmpty()) {
      from = text.lineStart(from);
      return List.of(new Splice(from, eol, String.join(rendering.newline(), written.lines())));
    }
    return List.of(new Splice(from, eol, lead + below(written.lines())));
  }

  /// The column of what stands inside of a new collection or block scalar.
  private int inner(Part old, Node value, int column) {
    if (old.isBlock() && !(value instanceof Scalar)) {
      return text.column(bodyStart(old));
    }
    return column + rendering.step();
  }

  private String inFlow(Spot spot, Node value) {
    Part old = spot.value();
    if (old.form() == Form.DOUBLE_QUOTED || old.form() == Form.SINGLE_QUOTED) {
      return likeOld(old.form(), value);
    }
    return rendering.flow(value, columnInFlow(text, spot.parent().orElseThrow()));
  }

  /// The column of the parts of something between brackets; -1 where they stand on one line.
  static int columnInFlow(Text text, Part flow) {
    if (flow.size() == 0) {
      return -1;
    }
    int first =
        flow.isMapping() ? flow.fields().getFirst().key().start() : flow.items().getFirst().start();
    return text.isFirstOnLine(first) ? text.column(first) : -1;
  }

  private String likeOld(Form form, Node value) {
    if (!(value instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.STRING) {
      return rendering.flow(value);
    }
    String json = JsonWriter.compact(scalar);
    boolean simple = json.indexOf('\\') < 0 && scalar.text().indexOf('\'') < 0;
    return form == Form.SINGLE_QUOTED && simple ? "'" + scalar.text() + "'" : json;
  }

  /// Where the first key or dash stands, behind an anchor.
  private int bodyStart(Part block) {
    return block.form() == Form.BLOCK_MAPPING
        ? block.fields().getFirst().key().start()
        : Spot.dash(text, block, 0);
  }

  private static int anchorEnd(Part part) {
    return part.start() + part.name().map(name -> name.length() + 1).orElse(0);
  }

  private String below(List<String> lines) {
    return lines.isEmpty() ? "" : rendering.newline() + String.join(rendering.newline(), lines);
  }

  /// The lines, the first without its indentation.
  private String joined(List<String> lines, int column) {
    return String.join(rendering.newline(), lines).substring(column);
  }
}
