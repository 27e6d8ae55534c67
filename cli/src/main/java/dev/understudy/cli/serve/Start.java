package dev.understudy.cli.serve;

import dev.understudy.config.Loaded;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Keeping;
import dev.understudy.control.revision.Resumed;
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
/// first, unless the store may know of something newer.
final class Start implements AutoCloseable {
  private final StoreOptions options;
  private final Loader.Reading reading;
  private final TextCompiler compiler;
  private final Clock clock;
  private final List<String> notes = new ArrayList<>();
  private @Nullable OpenStore opened;
  private @Nullable Resumed resumed;

  Start(StoreOptions options, Loader.Reading reading, TextCompiler compiler, Clock clock) {
    this.options = options;
    this.reading = reading;
    this.compiler = compiler;
    this.clock = clock;
  }

  /// What is to be served until [#configurator].
  Loaded first() {
    return OpenStore.comesFirst(options) ? resume().active().loaded() : reading.loaded();
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
