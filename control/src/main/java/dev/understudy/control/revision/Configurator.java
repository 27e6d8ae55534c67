package dev.understudy.control.revision;

import dev.understudy.config.Loaded;
import dev.understudy.config.diff.BehaviourDiff;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Severity;
import dev.understudy.config.text.Source;
import dev.understudy.control.fleet.Moment;
import dev.understudy.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place through which the running configuration changes, whoever asks: the file, the API,
/// an import, a rollback. A change is compiled, kept durably, switched to and told to the
/// listeners, in this order and one at a time; what fails changes nothing. Instances that share the
/// store switch at the same instant: that which the store gives the revision.
///
/// May wait for a disk: never call it on an event loop, [#active] excepted.
public final class Configurator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Configurator.class);

  private static final Duration LATE = Duration.ofMillis(100);

  private final RevisionStore store;
  private final TextCompiler compiler;
  private final Keeping keeping;
  private final Consumer<Plan> switchTo;
  private final ReentrantLock one = new ReentrantLock(true);
  private final List<Consumer<Active>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService afterwards;
  private volatile Active active;
  private volatile Optional<String> fileText;
  private volatile Set<Path> readable;
  private volatile long refused;
  private long skipped; // a revision of another instance that cannot run here
  private AutoCloseable following = () -> {};

  /// @param resumed what runs already, and is the newest of `store`
  /// @param switchTo replaces the plan that runs; throws [IllegalArgumentException] where it cannot
  ///   be served, and then changes nothing
  public Configurator(
      RevisionStore store,
      TextCompiler compiler,
      Resumed resumed,
      Keeping keeping,
      Consumer<Plan> switchTo) {
    this.store = store;
    this.compiler = compiler;
    this.active = resumed.active();
    this.fileText = resumed.fileText();
    this.readable = resumed.readable();
    this.keeping = keeping;
    this.switchTo = switchTo;
    this.afterwards =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("understudy-revisions").daemon().factory());
  }

  /// What runs. Never waits.
  public Active active() {
    return active;
  }

  public RevisionStore store() {
    return store;
  }

  /// Changes that were refused because of their problems.
  public long refused() {
    return refused;
  }

  /// What a text would become, without applying it.
  public Loaded compile(String text) {
    return compiler.foreign(text, readable, active.loaded());
  }

  /// A text under the name and in the folder of what runs.
  public Source source(String text) {
    return compiler.source(text);
  }

  /// What a text that is kept here is, compiled; the active one without doing it again.
  public Loaded compileKept(Revision revision, String text) {
    Active now = active;
    return revision.number() == now.revision().number() ? now.loaded() : compiler.trusted(text);
  }

  /// Where the configuration's file says something else than what runs.
  public Optional<Divergence> divergence() {
    Active now = active;
    String name = "revision " + now.revision().number();
    return fileText
        .filter(file -> !file.equals(now.text()))
        .map(
            file ->
                new Divergence(
                    now.revision().number(),
                    TextDiff.unified(compiler.name(), file, name, now.text())));
  }

  /// Told after each change, in order; must not wait.
  public void listen(Consumer<Active> listener) {
    listeners.add(listener);
  }

  /// From now on switches to what other instances that share the store apply.
  public void follow() {
    following = store.follow(this::catchUp);
  }

  /// Switches to the newest revision where that is another's.
  private void catchUp() {
    one.lock();
    try {
      Active before = active;
      Optional<Revision> newest = store.newest();
      if (newest.isEmpty()
          || newest.get().number() <= before.revision().number()
          || newest.get().number() == skipped) {
        return;
      }
      Revision revision = newest.get();
      String text = store.text(revision.number()).orElse("");
      Loaded loaded = compiler.trusted(text, before.loaded());
      if (loaded.plan().isEmpty()) {
        skipped = revision.number();
        refused++;
        LOG.error(
            "revision {} of another instance cannot run here, revision {} runs on: {}",
            revision.number(),
            before.revision().number(),
            Problems.text(loaded.problems()).stripTrailing());
        return;
      }
      Duration late = Moment.await(revision.time());
      switchTo.accept(loaded.plan().orElseThrow());
      if (late.compareTo(LATE) > 0) {
        LOG.warn(
            "revision {} comes {} ms later here than at the first instance",
            revision.number(),
            late.toMillis());
      }
      enter(before, new Active(revision, text, loaded), "another instance's revision");
    } finally {
      one.unlock();
    }
  }

  private void enter(Active before, Active now, String what) {
    now.loaded().settle();
    active = now;
    LOG.info(
        "{} {} applied: {}",
        what,
        now.revision().number(),
        Changes.describe(before.loaded(), now.loaded()));
    warnings(now.loaded())
        .forEach(each -> LOG.warn("{}: {}", each.place().label(), each.message()));
    listeners.forEach(listener -> listener.accept(now));
  }

  /// Applies a text that came over the network.
  public Outcome apply(Change change) {
    return apply(change, compile(change.text()));
  }

  /// Applies the configuration's file, which has been loaded. It wins over what came by the API:
  /// that stays among the revisions, and the log says how to get it back.
  public Outcome applyFile(Change change, Loaded loaded) {
    one.lock();
    try {
      Active before = active;
      boolean diverged = !fileText.equals(Optional.of(before.text()));
      Outcome outcome = apply(change, loaded);
      if (!(outcome instanceof Outcome.Refused)) {
        seen(change.text(), loaded);
      }
      if (diverged && outcome instanceof Outcome.Applied) {
        LOG.warn(
            "the file replaces revision {}, {} by {}; `understudy restore {}` brings that back:\n{}",
            before.revision().number(),
            before.revision().origin().word(),
            before.revision().author(),
            before.revision().number(),
            TextDiff.unified(
                    "revision " + before.revision().number(),
                    before.text(),
                    compiler.name(),
                    change.text())
                .stripTrailing());
      }
      return outcome;
    } finally {
      one.unlock();
    }
  }

  private void seen(String text, Loaded loaded) {
    readable = Set.copyOf(loaded.watched());
    if (!fileText.equals(Optional.of(text))) {
      fileText = Optional.of(text);
      store.seeFile(Digest.of(text));
    }
  }

  /// Applies the text of an earlier revision again.
  ///
  /// @param parent number of the revision that is expected to run; empty: any
  /// @return empty where there is none of that number
  public Optional<Outcome> restore(
      long number, Attribution by, OptionalLong parent, Optional<IdempotencyKey> key) {
    Optional<Revision> wanted = store.find(number);
    Optional<String> text = store.text(number);
    if (wanted.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    Attribution reasoned = by.reason().isEmpty() ? by.because("restores revision " + number) : by;
    Change change = new Change(text.get(), wanted.get().format(), reasoned, parent, key);
    return Optional.of(apply(change, compiler.trusted(text.get(), active.loaded())));
  }

  /// The same of one that [#compile] has compiled.
  public Outcome apply(Change change, Loaded loaded) {
    one.lock();
    try {
      Optional<Outcome> repeated = change.key().flatMap(this::repeated);
      if (repeated.isPresent()) {
        return repeated.get();
      }
      Active before = active;
      if (change.parent().isPresent()
          && change.parent().getAsLong() != before.revision().number()) {
        return new Outcome.Conflict(before);
      }
      if (loaded.plan().isEmpty()) {
        refused++;
        return new Outcome.Refused(loaded.problems());
      }
      if (change.text().equals(before.text()) && Changes.none(before.loaded(), loaded)) {
        return new Outcome.Unchanged(before.revision());
      }
      return replace(before, change, loaded);
    } finally {
      one.unlock();
    }
  }

  private Outcome replace(Active before, Change change, Loaded loaded) {
    Optional<Revision> appended = store.append(change, OptionalLong.of(before.revision().number()));
    if (appended.isEmpty()) {
      catchUp(); // another instance was first
      return change.key().flatMap(this::repeated).orElseGet(() -> new Outcome.Conflict(active));
    }
    Active now = new Active(appended.get(), change.text(), loaded);
    Moment.await(appended.get().time());
    try {
      switchTo.accept(loaded.plan().orElseThrow());
    } catch (IllegalArgumentException e) {
      store.retract(now.revision().number());
      refused++;
      return new Outcome.Refused(List.of(cannotBeServed(e)));
    }
    enter(before, now, "revision");
    keeping.writeBack().ifPresent(file -> writeBack(file, now));
    afterwards.execute(() -> describe(before, now));
    return new Outcome.Applied(now.revision(), warnings(loaded), false);
  }

  private void writeBack(WriteBack back, Active now) {
    if (now.revision().origin() == Origin.FILE) {
      return;
    }
    try {
      Optional<String> edited = back.write(fileText.orElse(""), now.text());
      if (edited.isEmpty()) {
        seen(now.text(), now.loaded());
      } else {
        String name = "revision " + now.revision().number();
        LOG.warn(
            "{} is not written to {}, which has been edited meanwhile:\n{}",
            name,
            back.file(),
            TextDiff.unified(compiler.name(), edited.get(), name, now.text()).stripTrailing());
      }
    } catch (IOException e) {
      LOG.warn(
          "revision {} runs, but cannot be written to {}: {}",
          now.revision().number(),
          back.file(),
          e.getMessage());
    }
  }

  /// The difference takes longer than the change itself, so it follows.
  private void describe(Active before, Active now) {
    try {
      BehaviourDiff diff = BehaviourDiff.between(before.loaded(), now.loaded());
      store.describe(now.revision().number(), DifferenceJson.of(diff).encode());
      store.prune(keeping.revisions());
    } catch (StoreException e) {
      LOG.warn(
          "the difference of revision {} is not kept: {}", now.revision().number(), e.getMessage());
    }
  }

  /// What became of the change that came with this key before; empty where there was none.
  public Optional<Outcome> repeated(IdempotencyKey key) {
    return store
        .use(key.key())
        .flatMap(
            use ->
                store
                    .find(use.revision())
                    .map(
                        revision ->
                            use.request().equals(key.request())
                                ? new Outcome.Applied(revision, List.of(), true)
                                : new Outcome.KeyReused(revision)));
  }

  private Problem cannotBeServed(IllegalArgumentException e) {
    return new Problem(
        Severity.ERROR, Place.file(compiler.name()), String.valueOf(e.getMessage()), "", List.of());
  }

  private static List<Problem> warnings(Loaded loaded) {
    return loaded.problems().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .toList();
  }

  /// Waits until what follows a change is done, for a moment at most.
  @Override
  public void close() {
    try {
      following.close();
    } catch (Exception e) {
      LOG.debug("the store's follower did not end well", e);
    }
    afterwards.close();
  }
}
