package dev.understudy.control.edit;

import dev.understudy.config.Basis;
import dev.understudy.config.Loaded;
import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.Editor;
import dev.understudy.config.edit.Editor.Edited;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composition;
import dev.understudy.config.text.Source;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Configurator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text that runs, as a tree; and what it becomes by edits.
public final class ActiveText {
  private final Configurator configurator;
  private volatile @Nullable Edited last; // of a text that was not loaded as one

  public ActiveText(Configurator configurator) {
    this.configurator = configurator;
  }

  public Configurator configurator() {
    return configurator;
  }

  /// The tree of a text that runs. It is read once.
  public Edited read(Active active) {
    Optional<Composition> loaded = active.loaded().basis().map(Basis::composition);
    if (loaded.isPresent() && loaded.orElseThrow().source().text().equals(active.text())) {
      return new Edited(loaded.orElseThrow());
    }
    Edited known = last;
    if (known != null && known.source().text().equals(active.text())) {
      return known;
    }
    Report report = new Report();
    Source source = configurator.source(active.text());
    Optional<Composition> composed = Composition.of(source, report);
    if (composed.isEmpty() || report.hasErrors()) { // configurations of several files are no text
      throw new Refusal(
          409, "what runs cannot be edited as one text: " + Problems.count(report.sorted()));
    }
    Edited read = new Edited(composed.orElseThrow());
    last = read;
    return read;
  }

  /// The text of `active` with edits done.
  ///
  /// @throws Refusal 422 where one cannot be done
  public Edited edit(Active active, List<Edit> edits) {
    Report report = new Report();
    return Editor.apply(read(active), edits, report)
        .orElseThrow(
            () ->
                Refusal.of(
                    "the edit cannot be done: " + report.sorted().getFirst().message(),
                    report.sorted()));
  }

  /// What an edited text becomes, compiled.
  public Loaded load(Edited edited) {
    return configurator.compile(edited.source().text());
  }
}
