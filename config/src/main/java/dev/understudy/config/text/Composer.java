package dev.understudy.config.text;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Mapping.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the tree of one text from the lazy events of the parser, within budgets.
///
/// Duplicate keys, tags, aliases to nothing or to themselves are problems and the rest is still
/// read; what breaks the syntax or a budget ends the reading, because nothing after it can be
/// trusted.
public final class Composer {
  /// The language itself is not ten levels deep; payloads of JSON may be.
  static final int MAX_DEPTH = 100;

  /// Nodes that aliases may stand for, all together: a million endpoints' worth of `*defaults`, and
  /// far below what nine lines of nested aliases can ask for.
  static final long MAX_ALIASED = 1_000_000;

  /// A collection that is being read.
  private static final class Open {
    final Event begin;
    final boolean mapping;
    final @Nullable String anchor;
    final List<Node> items = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final Map<String, Scalar> keys = new HashMap<>();
    @Nullable Scalar key;
    boolean skipValue;
    int end; // of the last thing inside
    long weight = 1; // nodes inside and this one, aliases followed
    int height = 1; // levels inside and this one, aliases followed

    Open(Event begin, int start, boolean mapping, @Nullable String anchor) {
      this.begin = begin;
      this.end = start;
      this.mapping = mapping;
      this.anchor = anchor;
    }
  }

  private record Anchored(Node node, long weight, int height) {}

  private final Source source;
  private final int levels; // that the text stands in
  private final Report report;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> unfinished = new HashSet<>();
  private long aliased;
  private @Nullable Node root;

  private Composer(Source source, int levels, Report report) {
    this.source = source;
    this.levels = levels;
    this.report = report;
  }

  /// The root of the only document of `source`; empty where there is none to trust.
  public static Optional<Node> compose(Source source, Report report) {
    return new Composer(source, 0, report).compose();
  }

  /// A tree, and whether something in it has a name by which it could be repeated.
  record Composed(Node root, boolean anchored) {}

  /// The same, and of a part of a longer text.
  ///
  /// @param levels that the part stands in
  static Optional<Composed> compose(Source source, int levels, Report report) {
    Composer composer = new Composer(source, levels, report);
    return composer.compose().map(root -> new Composed(root, !composer.anchors.isEmpty()));
  }

  private Optional<Node> compose() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.clamp(source.text().length() + 1L, 16, 16_384))
            .build();
    int documents = 0;
    try {
      for (Event event : new Parse(settings).parseString(source.text())) {
        switch (event.getEventId()) {
          case DocumentStart -> {
            if (++documents > 1) {
              error(
                  event,
                  "a second document begins",
                  "A file holds one document. Put the other one into a file of its own.");
              return Optional.empty();
            }
          }
          case MappingStart, SequenceStart -> {
            if (!begin(event)) {
              return Optional.empty();
            }
          }
          case MappingEnd, SequenceEnd -> close(event);
          case Scalar -> scalar((ScalarEvent) event);
          case Alias -> {
            if (!alias((AliasEvent) event)) {
              return Optional.empty();
            }
          }
          case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
      }
    } catch (YamlEngineException broken) {
      SyntaxProblem.report(broken, source, report);
      return Optional.empty();
    }
    if (documents == 0) {
      SourceReader.reportEmpty(source.name(), report);
    }
    return Optional.ofNullable(root);
  }

  private boolean begin(Event event) {
    if (levels + open.size() == MAX_DEPTH) {
      tooDeep(event);
      return false;
    }
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    refuseTag(event, ((CollectionStartEvent) event).getTag());
    Open above = open.peek();
    if (above != null && above.mapping && above.key == null) {
      error(event, "a key must be plain text", "");
    }
    String anchor = anchorOf((NodeEvent) event);
    if (anchor != null) {
      unfinished.add(anchor);
    }
    open.push(new Open(event, start(event), mapping, anchor));
    return true;
  }

  private void close(Event event) {
    Open done = open.pop();
    int start = start(done.begin);
    // The parser ends a block collection where the next token begins, comments and all.
    int end = ((CollectionStartEvent) done.begin).isFlow() ? end(event, start) : done.end;
    Node node =
        done.mapping
            ? new Mapping(source, start, end, done.entries)
            : new Sequence(source, start, end, done.items);
    if (done.anchor != null) {
      unfinished.remove(done.anchor);
      anchors.put(done.anchor, new Anchored(node, done.weight, done.height));
    }
    add(node, end, done.weight, done.height);
  }

  private void scalar(ScalarEvent event) {
    refuseTag(event, event.getTag());
    int start = start(event);
    int end = end(event, start);
    Scalar node = new Scalar(source, start, end, event.getValue(), event.isPlain());
    String anchor = anchorOf(event);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, 1, 0));
    }
    add(node, end, 1, 0);
  }

  private boolean alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    Anchored target = anchors.get(name);
    if (target == null || unfinished.contains(name)) {
      error(
          event,
          unfinished.contains(name)
              ? "the alias *" + name + " stands inside of what it repeats"
              : "no anchor &" + name + " stands before this alias",
          "");
      int start = start(event);
      int end = end(event, start);
      add(new Scalar(source, start, end, "", true), end, 1, 0);
      return true;
    }
    aliased += target.weight();
    if (aliased > MAX_ALIASED) {
      error(
          event,
          "the aliases stand for more than a million values",
          "Aliases that repeat aliases grow without bound.");
      return false;
    }
    if (open.size() + target.height() > MAX_DEPTH) {
      tooDeep(event);
      return false;
    }
    add(target.node(), end(event, start(event)), target.weight(), target.height());
    return true;
  }

  /// Hands a finished value to what it stands in.
  private void add(Node node, int end, long weight, int height) {
    Open above = open.peek();
    if (above == null) {
      root = node;
      return;
    }
    above.end = end;
    above.weight += weight;
    above.height = Math.max(above.height, height + 1);
    if (!above.mapping) {
      above.items.add(node);
    } else if (above.key == null) {
      if (node instanceof Scalar key) {
        key(above, key);
      } else {
        above.key = new Scalar(source, node.start(), node.end(), "", false);
        above.skipValue = true;
      }
    } else {
      if (!above.skipValue) {
        above.entries.add(new Entry(above.key, node));
      }
      above.key = null;
      above.skipValue = false;
    }
  }

  private void key(Open mapping, Scalar key) {
    mapping.key = key;
    Scalar first = mapping.keys.putIfAbsent(key.text(), key);
    if (first != null) {
      mapping.skipValue = true;
      report.error(
          source.place(key.start(), key.end(), pointer()),
          "the key " + key.describe() + " stands twice in one mapping",
          "Only one of them could hold.",
          new Problem.Related(
              source.place(first.start(), first.end(), pointer()), "it stands here first"));
    }
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      String shown = tag.get().replace("tag:yaml.org,2002:", "!!");
      error(event, "the tag " + shown + " is not allowed", "Leave it out; quotes make a text.");
    }
  }

  private static @Nullable String anchorOf(NodeEvent event) {
    return event.getAnchor().map(anchor -> anchor.getValue()).orElse(null);
  }

  private void tooDeep(Event event) {
    error(
        event,
        "nested deeper than " + MAX_DEPTH + " levels",
        "Nothing in the language is that deep.");
  }

  private void error(Event event, String message, String help) {
    int start = start(event);
    report.error(source.place(start, end(event, start), pointer()), message, help);
  }

  /// JSON pointer of what is being read.
  private String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (Open above : open.reversed()) {
      String step = above.key != null ? above.key.text() : Integer.toString(above.items.size());
      if (!above.mapping || above.key != null) {
        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }

  private int start(Event event) {
    return source.offsetOf(event.getStartMark().orElseThrow().getIndex());
  }

  private int end(Event event, int start) {
    return Math.max(start, source.offsetOf(event.getEndMark().orElseThrow().getIndex()));
  }
}
