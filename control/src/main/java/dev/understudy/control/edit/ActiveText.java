package dev.understudy.control.edit;

import dev.understudy.config.Loaded;
import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.Editor;
import dev.understudy.config.edit.Editor.Edited;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Node;
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
  private volatile @Nullable Edited last; // of the active text or of one that was to follow it

  public ActiveText(Configurator configurator) {
    this.configurator = configurator;
  }

  public Configurator configurator() {
    return configurator;
  }

  /// The tree of a text that runs. It is read once.
  public Edited read(Active active) {
    Edited known = last;
    if (known != null && known.source().text().equals(active.text())) {
      return known;
    }
    Report report = new Report();
    Source source = configurator.source(active.text());
    Optional<Node> root = Composer.compose(source, report);
    if (root.isEmpty() || report.hasErrors()) { // configurations of several files are no text
      throw new Refusal(
          409, "what runs cannot be edited as one text: " + Problems.count(report.sorted()));
    }
    Edited read = new Edited(source, root.orElseThrow());
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
    return configurator.compile(edited.root());
  }

  /// Remembers the tree of a text that is to run.
  public void remember(Edited edited) {
    last = edited;
  }
}
