package dev.understudy.config.edit;

import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Composition;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Merges two changes of one text by what they say: key by key in mappings, lists and scalars as a
/// whole. What only one side changed is taken; what both changed alike is taken once; the rest is a
/// conflict, and the text keeps theirs there.
public final class ThreeWay {
  private final Node base;
  private final Node theirs;
  private final Node mine;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  private ThreeWay(Node base, Node theirs, Node mine) {
    this.base = base;
    this.theirs = theirs;
    this.mine = mine;
  }

  /// @param text theirs, with its comments and layout, and my changes put in
  /// @param conflicts what both changed, each in its own way; empty: the merge is clean
  public record Merged(String text, List<Conflict> conflicts) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }
  }

  /// A value that both sides changed.
  ///
  /// @param base where it stood; empty where it was not there
  /// @param theirs where it stands in their text; empty where they removed it
  /// @param mine where it stands in my text; empty where I removed it
  public record Conflict(
      Pointer pointer, Optional<Place> base, Optional<Place> theirs, Optional<Place> mine) {}

  /// Empty, and problems reported, where one of the texts cannot be read or edited.
  public static Optional<Merged> merge(Source base, Source theirs, Source mine, Report report) {
    int errors = report.errors();
    Optional<Node> was = Composer.compose(base, report);
    Optional<Composition> their = Composition.of(theirs, report);
    Optional<Node> my = Composer.compose(mine, report);
    if (was.isEmpty() || their.isEmpty() || my.isEmpty() || report.errors() > errors) {
      return Optional.empty();
    }
    ThreeWay merge = new ThreeWay(was.orElseThrow(), their.orElseThrow().root(), my.orElseThrow());
    merge.walk(
        Optional.of(merge.base), Optional.of(merge.theirs), Optional.of(merge.mine), Pointer.ROOT);
    return Editor.apply(new Editor.Edited(their.orElseThrow()), merge.edits, report)
        .map(edited -> new Merged(edited.source().text(), merge.conflicts));
  }

  private void walk(Optional<Node> was, Optional<Node> their, Optional<Node> my, Pointer at) {
    if (same(was, my) || same(their, my)) {
      return;
    }
    if (same(was, their)) {
      take(their, my, at);
      return;
    }
    if (was.isPresent()
        && their.isPresent()
        && my.isPresent()
        && was.orElseThrow() instanceof Mapping a
        && their.orElseThrow() instanceof Mapping b
        && my.orElseThrow() instanceof Mapping c
        && Difference.keepsOrder(a, c)) {
      Set<String> keys = new LinkedHashSet<>();
      a.entries().forEach(entry -> keys.add(entry.key().text()));
      c.entries().forEach(entry -> keys.add(entry.key().text()));
      for (String key : keys) {
        walk(a.find(key), b.find(key), c.find(key), at.with(key));
      }
      return;
    }
    conflicts.add(new Conflict(at, place(was), place(their), place(my)));
  }

  private void take(Optional<Node> their, Optional<Node> my, Pointer at) {
    if (my.isEmpty()) {
      edits.add(new Edit.Remove(at));
    } else if (their.isPresent()) {
      edits.addAll(Difference.edits(their.orElseThrow(), my.orElseThrow(), at));
    } else {
      edits.add(new Edit.Insert(at, my.orElseThrow(), next(at)));
    }
  }

  /// The key behind a new one in my text that is in theirs as well.
  private Optional<String> next(Pointer at) {
    Optional<Node> above = Trees.find(mine, at.parent());
    Optional<Node> there = Trees.find(theirs, at.parent());
    if (above.isEmpty()
        || there.isEmpty()
        || !(above.orElseThrow() instanceof Mapping ours)
        || !(there.orElseThrow() instanceof Mapping others)) {
      return Optional.empty();
    }
    return ours.entries().stream()
        .map(entry -> entry.key().text())
        .dropWhile(key -> !key.equals(at.last()))
        .skip(1)
        .filter(key -> others.find(key).isPresent())
        .findFirst();
  }

  private static boolean same(Optional<Node> a, Optional<Node> b) {
    return a.isPresent()
        ? b.isPresent() && Trees.same(a.orElseThrow(), b.orElseThrow())
        : b.isEmpty();
  }

  private static Optional<Place> place(Optional<Node> node) {
    return node.map(Node::place);
  }
}
