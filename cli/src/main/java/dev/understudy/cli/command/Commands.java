package dev.understudy.cli.command;

import dev.understudy.cli.terminal.Console;
import java.util.List;
import picocli.CommandLine;

/// Every command, in the order that help lists them.
public final class Commands {
  private static final int WIDTH = 100; // columns of help

  private Commands() {}

  /// The whole command line, ready to parse.
  public static CommandLine of(Console console) {
    CommandLine root = new CommandLine(new RootCommand(console));
    for (Object command : commands(console)) {
      root.addSubcommand(command);
    }
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpWidth(WIDTH);
    for (CommandLine each : root.getSubcommands().values()) {
      each.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    }
    return root;
  }

  private static List<Object> commands(Console console) {
    return List.of(
        new ServeCommand(console),
        new ValidateCommand(console),
        new ExplainCommand(console),
        new DiffCommand(console),
        new PredictCommand(console),
        new SampleCommand(console),
        new SamplesCommand(console),
        new VerifyCommand(console),
        new ApplyCommand(console),
        new GetCommand(console),
        new ImportCommand(console),
        new ExportCommand(console),
        new RestoreCommand(console),
        new ActivateCommand(console),
        new ClockCommand(console),
        new StatusCommand(console),
        new TopCommand(console),
        new SchemaCommand(console),
        new CompletionCommand(console));
  }
}
