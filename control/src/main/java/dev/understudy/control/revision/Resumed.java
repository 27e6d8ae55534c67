package dev.understudy.control.revision;

import dev.understudy.config.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What is to run at a start, when a store may know more than the configuration's file.
///
/// @param fileText the file as it was read; empty where the store is served without one
/// @param readable files that the file names
/// @param notes what a person should know, one or more lines each
public record Resumed(
    Active active, Optional<String> fileText, Set<Path> readable, List<String> notes) {
  private static final Attribution FILE = new Attribution("file", "", "", Origin.FILE);

  public Resumed {
    readable = Set.copyOf(readable);
    notes = List.copyOf(notes);
  }

  /// Compares the file with the newest revision and with what the file was when last seen:
  ///
  ///     no revision yet                       the file is revision 1
  ///     file equals the newest revision       that goes on
  ///     file as last seen, newest is another  that goes on; the divergence is noted
  ///     file has changed                      it becomes a revision; what it replaces is noted
  ///
  /// @param loaded the file, valid
  public static Resumed of(
      RevisionStore store, TextCompiler compiler, String fileText, Loaded loaded) {
    String digest = Digest.of(fileText);
    List<String> notes = new ArrayList<>();
    Active active = null;
    while (active == null) { // another instance that shares the store may append meanwhile
      Optional<Revision> newest = store.newest();
      if (newest.isPresent() && newest.get().digest().equals(digest)) {
        active = new Active(newest.get(), fileText, loaded);
      } else if (newest.isPresent() && store.fileSeen().equals(Optional.of(digest))) {
        active = goOn(store, compiler, newest.get(), fileText, notes).orElse(null);
      }
      if (active == null) {
        active = append(store, newest, fileText, loaded, notes).orElse(null);
      }
    }
    store.seeFile(digest);
    return new Resumed(active, Optional.of(fileText), Set.copyOf(loaded.watched()), notes);
  }

  /// What a store has, served without a file.
  ///
  /// @param loaded the text of `newest`, valid
  public static Resumed kept(Revision newest, String text, Loaded loaded) {
    return new Resumed(
        new Active(newest, text, loaded),
        Optional.empty(),
        Set.copyOf(loaded.watched()),
        List.of());
  }

  /// The newest revision, where it can still run.
  private static Optional<Active> goOn(
      RevisionStore store,
      TextCompiler compiler,
      Revision newest,
      String fileText,
      List<String> notes) {
    String text = store.text(newest.number()).orElse("");
    Loaded loaded = compiler.trusted(text);
    String what =
        "revision " + newest.number() + ", " + newest.origin().word() + " by " + newest.author();
    if (loaded.plan().isEmpty()) {
      notes.add(
          what
              + ", can no longer run, so the file does: "
              + loaded.problems().stream()
                  .findFirst()
                  .map(problem -> problem.place().label() + ": " + problem.message())
                  .orElse("it has no plan"));
      return Optional.empty();
    }
    notes.add(
        what
            + ", goes on; the file says something else:\n"
            + TextDiff.unified(compiler.name(), fileText, "revision " + newest.number(), text)
                .stripTrailing());
    return Optional.of(new Active(newest, text, loaded));
  }

  private static Optional<Active> append(
      RevisionStore store,
      Optional<Revision> newest,
      String fileText,
      Loaded loaded,
      List<String> notes) {
    OptionalLong parent =
        newest.map(it -> OptionalLong.of(it.number())).orElse(OptionalLong.empty());
    String reason = newest.isEmpty() ? "started" : "the file had changed when it was started";
    Optional<Revision> appended = store.append(Change.of(fileText, FILE.because(reason)), parent);
    if (appended.isPresent()
        && newest.isPresent()
        && !store.fileSeen().equals(Optional.of(newest.get().digest()))) {
      notes.add(
          "the file has changed, and replaces revision "
              + newest.get().number()
              + ", "
              + newest.get().origin().word()
              + " by "
              + newest.get().author()
              + "; `understudy restore "
              + newest.get().number()
              + "` brings that back");
    }
    return appended.map(revision -> new Active(revision, fileText, loaded));
  }
}
