package dev.understudy.cli.serve;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Problems;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Keeping;
import dev.understudy.control.revision.Resumed;
import dev.understudy.control.revision.Revision;
import dev.understudy.control.revision.TextCompiler;
import dev.understudy.control.revision.WriteBack;
import dev.understudy.core.plan.Plan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an instance begins with. Opening a store takes longer than all else, so the file is served
/// first, unless the store may know of something newer, or there is no file.
public final class Start implements AutoCloseable {
  private final StoreOptions options;
  private final Loader.Reading reading;
  private final TextCompiler compiler;
  private final Clock clock;
  private final List<String> notes = new ArrayList<>();
  private @Nullable OpenStore opened;
  private @Nullable Resumed resumed;

  /// With a file.
  ///
  /// @param reading of it; valid
  /// @param compiler for texts that come by other ways
  public Start(StoreOptions options, Loader.Reading reading, TextCompiler compiler, Clock clock) {
    this.options = options;
    this.reading = reading;
    this.compiler = compiler;
    this.clock = clock;
  }

  /// Without a file: with what the store has.
  ///
  /// @throws Failure where it has nothing that can run, or cannot be opened
  public static Start kept(StoreOptions options, TextCompiler compiler, Clock clock) {
    OpenStore opened = OpenStore.open(options, clock);
    try {
      Revision newest =
          opened
              .store()
              .newest()
              .orElseThrow(
                  () ->
                      new Failure(
                          ExitCode.NO_INPUT,
                          opened.warning().map(text -> text + "\n").orElse("")
                              + opened.store().place()
                              + " has no revision yet; name a FILE to begin with"));
      String text = opened.store().text(newest.number()).orElseThrow();
      Loaded loaded = compiler.trusted(text);
      if (loaded.plan().isEmpty()) {
        throw new Failure(
            ExitCode.INVALID_CONFIGURATION,
            "revision "
                + newest.number()
                + " cannot run here:\n"
                + Problems.text(loaded.problems())
                + Problems.count(loaded.problems()));
      }
      Start start = new Start(options, new Loader.Reading(text, loaded), compiler, clock);
      opened.warning().ifPresent(start.notes::add);
      start.opened = opened;
      start.resumed = Resumed.kept(newest, text, loaded);
      return start;
    } catch (RuntimeException e) {
      opened.store().close();
      throw e;
    }
  }

  /// What was read of the file, or of the store.
  public Loader.Reading reading() {
    return reading;
  }

  /// What is to be served until [#configurator].
  Loaded first() {
    return resumed != null || OpenStore.comesFirst(options)
        ? resume().active().loaded()
        : reading.loaded();
  }

  /// Opens the store where that has not been done, and switches to what it says.
  Configurator configurator(Consumer<Plan> switchTo) {
    boolean served = resumed != null;
    Resumed all = resume();
    Active active = all.active();
    if (!served && active.loaded() != reading.loaded()) {
      switchTo.accept(active.loaded().plan().orElseThrow());
    }
    return new Configurator(
        store().store(),
        compiler,
        all,
        new Keeping(options.keep(), options.writeBack().map(WriteBack::new)),
        switchTo);
  }

  /// What a person should know, for the log.
  List<String> notes() {
    return List.copyOf(notes);
  }

  private Resumed resume() {
    Resumed known = resumed;
    if (known == null) {
      known = Resumed.of(store().store(), compiler, reading.text(), reading.loaded());
      notes.addAll(known.notes());
      resumed = known;
    }
    return known;
  }

  private OpenStore store() {
    OpenStore known = opened;
    if (known == null) {
      known = OpenStore.open(options, clock);
      known.warning().ifPresent(notes::add);
      opened = known;
    }
    return known;
  }

  @Override
  public void close() {
    Optional.ofNullable(opened).ifPresent(each -> each.store().close());
  }
}
