package dev.understudy.control.revision;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Text to plan, as this instance was started: under its name, with its seed, in its folder.
///
/// @param name of the configuration in problems
public record TextCompiler(String name, LoadOptions options) {
  /// A text of this machine, or one that has been applied before.
  public Loaded trusted(String text) {
    return Configurations.parse(name, text, options);
  }

  /// The same, by what differs from a text that has been compiled.
  public Loaded trusted(String text, Loaded before) {
    return Configurations.parse(name, text, options, before);
  }

  /// A text that came over the network: `file:` may name what the running configuration reads
  /// already, and nothing else, so that nobody reads this machine's files through the admin port.
  ///
  /// @param before what runs
  public Loaded foreign(String text, Set<Path> readAlready, Loaded before) {
    return foreign(trusted(text, before), readAlready);
  }

  /// A text under the name and in the folder that it is compiled with.
  public Source source(String text) {
    return new Source(name, text, options.folder());
  }

  private Loaded foreign(Loaded loaded, Set<Path> readAlready) {
    Set<Path> others = new HashSet<>(loaded.watched());
    others.removeAll(readAlready);
    if (others.isEmpty()) {
      return loaded;
    }
    Report report = new Report();
    for (Path other : others) {
      report.error(
          Place.file(name),
          "a configuration that came over the network cannot read " + shown(other),
          "It may name files that the running configuration names. Write the content into the text,"
              + " or change the configuration's file on the server.");
    }
    return new Loaded(loaded.document(), Optional.empty(), report.sorted(), List.of());
  }

  /// As the text may have named it: what lies where is nobody's business.
  private static String shown(Path file) {
    Path last = file.getFileName();
    return last == null ? "that file" : last.toString();
  }
}
