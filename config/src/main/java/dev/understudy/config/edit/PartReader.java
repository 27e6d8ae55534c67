package dev.understudy.config.edit;

import dev.understudy.config.edit.Part.Field;
import dev.understudy.config.edit.Part.Form;
import dev.understudy.config.text.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Reads how the values of a text are written. The text has been composed without a problem before:
/// nothing here has a budget.
final class PartReader {
  private static final class Open {
    final int start;
    final boolean flow;
    final boolean mapping;
    final Optional<String> anchor;
    final List<Part> parts = new ArrayList<>(); // of a mapping: key, value, key, value ...

    Open(int start, boolean flow, boolean mapping, Optional<String> anchor) {
      this.start = start;
      this.flow = flow;
      this.mapping = mapping;
      this.anchor = anchor;
    }
  }

  private final Source source;
  private final Text text;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Part root;

  private PartReader(Source source) {
    this.source = source;
    this.text = new Text(source.text());
  }

  /// The root of a text that has one.
  static Part read(Source source) {
    PartReader reader = new PartReader(source);
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.clamp(source.text().length() + 1L, 16, 16_384))
            .build();
    for (Event event : new Parse(settings).parseString(source.text())) {
      reader.take(event);
    }
    Part root = reader.root;
    if (root == null) {
      throw new IllegalArgumentException("the text has no value");
    }
    return root;
  }

  private void take(Event event) {
    switch (event.getEventId()) {
      case MappingStart, SequenceStart ->
          open.push(
              new Open(
                  start(event),
                  ((CollectionStartEvent) event).isFlow(),
                  event.getEventId() == Event.ID.MappingStart,
                  anchor((NodeEvent) event)));
      case MappingEnd, SequenceEnd -> add(close(event));
      case Scalar -> add(scalar((ScalarEvent) event));
      case Alias -> add(leaf(Form.ALIAS, start(event), end(event), anchorOf((AliasEvent) event)));
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
    }
  }

  private void add(Part part) {
    Open above = open.peek();
    if (above == null) {
      root = part;
    } else {
      above.parts.add(part);
    }
  }

  private Part close(Event event) {
    Open done = open.pop();
    int body = done.start + done.anchor.map(name -> name.length() + 1).orElse(0);
    boolean pair = done.flow && !text.is(text.skip(body), done.mapping ? '{' : '[');
    int end =
        done.flow && !pair
            ? end(event)
            : done.parts.isEmpty() ? done.start : done.parts.getLast().end();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; done.mapping && i + 1 < done.parts.size(); i += 2) {
      fields.add(new Field(done.parts.get(i), done.parts.get(i + 1)));
    }
    Form form =
        done.mapping
            ? done.flow ? Form.FLOW_MAPPING : Form.BLOCK_MAPPING
            : done.flow ? Form.FLOW_SEQUENCE : Form.BLOCK_SEQUENCE;
    return new Part(
        form, done.start, end, done.anchor, fields, done.mapping ? List.of() : done.parts);
  }

  private Part scalar(ScalarEvent event) {
    Form form =
        switch (event.getScalarStyle()) {
          case PLAIN -> Form.PLAIN;
          case SINGLE_QUOTED -> Form.SINGLE_QUOTED;
          case DOUBLE_QUOTED -> Form.DOUBLE_QUOTED;
          case LITERAL, FOLDED, JSON_SCALAR_STYLE -> Form.BLOCK_SCALAR;
        };
    int start = start(event);
    int end = end(event);
    return leaf(
        form,
        start,
        event.getScalarStyle() == ScalarStyle.LITERAL
                || event.getScalarStyle() == ScalarStyle.FOLDED
            ? endOfBlockScalar(start, end, anchor(event))
            : end,
        anchor(event));
  }

  /// The parser ends a block scalar where the next line with something on it begins. Blank lines
  /// belong to it only where its head says so, by a `+`.
  private int endOfBlockScalar(int start, int end, Optional<String> anchor) {
    int head = text.skip(start + anchor.map(name -> name.length() + 1).orElse(0));
    int headEnd = text.lineEnd(head);
    int signs = head;
    while (signs < headEnd && " \t#".indexOf(source.text().charAt(signs)) < 0) {
      signs++;
    }
    boolean keep = source.text().substring(head, signs).contains("+");
    int last = end;
    if (keep) {
      if (text.column(end) == 0) {
        last = text.is(end - 1, '\n') && text.is(end - 2, '\r') ? end - 2 : end - 1;
      }
    } else {
      while (last > headEnd && text.isBlank(last - 1, last)) {
        last--;
      }
      last = text.lineEnd(last);
    }
    return Math.max(headEnd, Math.min(last, end));
  }

  private static Part leaf(Form form, int start, int end, Optional<String> name) {
    return new Part(form, start, end, name, List.of(), List.of());
  }

  private static Optional<String> anchor(NodeEvent event) {
    return event.getAnchor().map(anchor -> anchor.getValue());
  }

  private static Optional<String> anchorOf(AliasEvent event) {
    return Optional.of(event.getAlias().getValue());
  }

  private int start(Event event) {
    return source.offsetOf(event.getStartMark().orElseThrow().getIndex());
  }

  private int end(Event event) {
    return Math.max(start(event), source.offsetOf(event.getEndMark().orElseThrow().getIndex()));
  }
}
