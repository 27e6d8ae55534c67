package dev.understudy.control.revision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Revisions that nobody needs after the test.
public final class MemoryStore implements RevisionStore {
  private record Kept(Revision revision, String text) {}

  private final List<Kept> kept = new ArrayList<>();
  private final Map<String, KeyUse> keys = new HashMap<>();
  private long last;

  @Override
  public synchronized Optional<Revision> newest() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast().revision());
  }

  @Override
  public synchronized Optional<Revision> append(Change change, OptionalLong parent) {
    OptionalLong newest =
        newest().map(it -> OptionalLong.of(it.number())).orElse(OptionalLong.empty());
    if (!newest.equals(parent)) {
      return Optional.empty();
    }
    last++;
    Revision revision =
        new Revision(
            last,
            Instant.now(),
            change.by().author(),
            change.by().address(),
            change.by().reason(),
            change.by().origin(),
            change.format(),
            Digest.of(change.text()),
            change.text().getBytes(UTF_8).length,
            parent,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    kept.add(new Kept(revision, change.text()));
    change.key().ifPresent(key -> keys.put(key.key(), new KeyUse(key.request(), last)));
    return Optional.of(revision);
  }

  @Override
  public synchronized Optional<Revision> find(long number) {
    return kept.stream().map(Kept::revision).filter(it -> it.number() == number).findFirst();
  }

  @Override
  public synchronized Optional<String> text(long number) {
    return kept.stream().filter(it -> it.revision().number() == number).map(Kept::text).findFirst();
  }

  @Override
  public synchronized Page list(Query query) {
    List<Revision> found =
        kept.reversed().stream()
            .map(Kept::revision)
            .filter(it -> it.number() < query.before().orElse(Long.MAX_VALUE))
            .filter(it -> query.author().map(it.author()::equals).orElse(true))
            .filter(it -> query.origin().map(it.origin()::equals).orElse(true))
            .filter(it -> !query.labelled() || it.label().isPresent())
            .limit(query.limit() + 1L)
            .toList();
    return found.size() <= query.limit()
        ? new Page(found, OptionalLong.empty())
        : new Page(
            found.subList(0, query.limit()),
            OptionalLong.of(found.get(query.limit() - 1).number()));
  }

  @Override
  public synchronized Optional<Revision> annotate(
      long number, Optional<String> label, Optional<String> note) {
    return replace(
        number,
        it ->
            with(
                it,
                it.difference(),
                label.isPresent() ? label.filter(text -> !text.isEmpty()) : it.label(),
                note.isPresent() ? note.filter(text -> !text.isEmpty()) : it.note()));
  }

  @Override
  public synchronized void describe(long number, String difference) {
    replace(number, it -> with(it, Optional.of(difference), it.label(), it.note()));
  }

  private Optional<Revision> replace(
      long number, java.util.function.UnaryOperator<Revision> change) {
    kept.replaceAll(
        it ->
            it.revision().number() == number
                ? new Kept(change.apply(it.revision()), it.text())
                : it);
    return find(number);
  }

  private static Revision with(
      Revision it, Optional<String> difference, Optional<String> label, Optional<String> note) {
    return new Revision(
        it.number(),
        it.time(),
        it.author(),
        it.address(),
        it.reason(),
        it.origin(),
        it.format(),
        it.digest(),
        it.bytes(),
        it.parent(),
        difference,
        label,
        note);
  }

  @Override
  public synchronized void retract(long number) {
    kept.removeIf(it -> it.revision().number() == number);
    last = newest().map(Revision::number).orElse(0L);
  }

  @Override
  public synchronized int prune(int keep) {
    int before = kept.size();
    long from = last - keep;
    kept.removeIf(it -> it.revision().number() <= from && it.revision().label().isEmpty());
    return before - kept.size();
  }

  @Override
  public synchronized Optional<KeyUse> use(String key) {
    return Optional.ofNullable(keys.get(key));
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public void close() {}
}
