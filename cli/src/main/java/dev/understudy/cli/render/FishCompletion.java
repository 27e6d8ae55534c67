package dev.understudy.cli.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// A completion script for fish, from the same model as help. (picocli writes bash only, which zsh
/// reads.)
public final class FishCompletion {
  private FishCompletion() {}

  public static String of(CommandLine root) {
    String program = root.getCommandName();
    StringBuilder script = new StringBuilder("# fish completion of " + program + "\n");
    for (Map.Entry<String, CommandLine> command : root.getSubcommands().entrySet()) {
      script
          .append("complete -c ")
          .append(program)
          .append(" -f -n __fish_use_subcommand -a ")
          .append(command.getKey())
          .append(" -d ")
          .append(quoted(description(command.getValue())))
          .append('\n');
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        script
            .append("complete -c ")
            .append(program)
            .append(" -n '__fish_seen_subcommand_from ")
            .append(command.getKey())
            .append('\'')
            .append(names(option))
            .append(values(option))
            .append(" -d ")
            .append(quoted(String.join(" ", option.description())))
            .append('\n');
      }
    }
    return script.toString();
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
    }
    return names.toString();
  }

  private static String values(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (option.type().isEnum()) {
      String words =
          String.join(
              " ",
              Arrays.stream(option.type().getEnumConstants())
                  .map(each -> each.toString().toLowerCase(Locale.ROOT))
                  .toList());
      return " -x -a " + quoted(words);
    }
    return " -r";
  }

  private static String description(CommandLine command) {
    String[] lines = command.getCommandSpec().usageMessage().description();
    return lines.length == 0 ? "" : lines[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
