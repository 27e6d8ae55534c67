import dev.understudy.cli.command.Commands;
import dev.understudy.cli.terminal.Console;
import java.io.File;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/// Writes a man page in AsciiDoc for the program and each of its commands, from the declarations that make `--help`.
/// Argument: the folder.
final class ManPages {
  private ManPages() {}

  public static void main(String[] args) throws Exception {
    CommandLine commands = Commands.of(Console.ofProcess());
    int code =
        ManPageGenerator.generateManPage(
            new File(args[0]), null, new boolean[3], true, commands.getCommandSpec());
    System.exit(code);
  }
}
