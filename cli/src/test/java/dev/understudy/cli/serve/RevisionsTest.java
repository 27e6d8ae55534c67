package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.control.AdminSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// File, API and restarts around one store, and the commands that are its clients.
@Timeout(120)
class RevisionsTest {
  private static final String SHOP =
      """
      version: 1
      name: shop
      seed: 7
      endpoints:
        get-product:
          request: GET /products/1
          response: {body: Teapot}
      """;
  private static final String KETTLE = SHOP.replace("Teapot", "Kettle");

  @TempDir private Path folder;

  @Test
  void whatWasRestoredSurvivesARestartAndAChangedFileReplacesIt() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      write(KETTLE);
      run.awaitErr("revision 2 applied: get-product changed");
      CommandLineRun restored =
          CommandLineRun.of(
              "restore", "1", "--author", "ann", "--reason", "too hot", "--server", run.admin());
      assertThat(restored.err()).isEmpty();
      assertThat(restored.out()).isEqualTo("revision 1 runs again, as revision 3\n");
      assertThat(product(run)).isEqualTo("Teapot");
      assertThat(Files.readString(folder.resolve("shop.yaml"))).isEqualTo(KETTLE);
    }
    try (ServerRun again = ServerRun.of(folder.resolve("shop.yaml"))) {
      assertThat(product(again)).isEqualTo("Teapot");
      again.awaitErr("revision 3, rollback by ann, goes on; the file says something else:");
      again.awaitErr("-    response: {body: Kettle}");
      CommandLineRun listed = CommandLineRun.of("get", "revisions", "--server", again.admin());
      assertThat(listed.out()).contains("rollback", "ann", "too hot", "started");
      write(SHOP.replace("Teapot", "Mug"));
      again.awaitErr("the file replaces revision 3, rollback by ann; `understudy restore 3`");
      assertThat(product(again)).isEqualTo("Mug");
    }
  }

  @Test
  void whatIsNotThereIsNotRestored() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      CommandLineRun missing = CommandLineRun.of("restore", "9", "--server", run.admin());
      assertThat(missing.exitCode()).isEqualTo(64);
      assertThat(missing.err()).contains("there is no revision 9");
    }
  }

  @Test
  void clientsSendTheTokenThatTheServerAsksFor() throws Exception {
    String token = "a-token-of-the-test";
    String readToken = "may-only-look-here";
    AdminSecurity security =
        new AdminSecurity(Optional.of(readToken), Optional.of(token), Set.of(), Optional.empty());
    try (ServerRun run = ServerRun.of(write(SHOP), security)) {
      assertThat(run.err()).contains("asks for a token").doesNotContain(token);
      CommandLineRun without = CommandLineRun.of("get", "revisions", "--server", run.admin());
      assertThat(without.exitCode()).isEqualTo(77);
      assertThat(without.err()).contains("this server asks for a token");
      String reading = Files.writeString(folder.resolve("read"), readToken + "\n").toString();
      String writing = Files.writeString(folder.resolve("write"), token + "\n").toString();
      assertThat(restore(run, reading).exitCode()).isEqualTo(77);
      assertThat(restore(run, writing).out())
          .isEqualTo("revision 1 is what runs already; nothing was changed\n");
      for (List<String> command :
          List.of(List.of("activate", "default"), List.of("clock", "jump", "5m"))) {
        assertThat(steer(run, command, reading).exitCode()).isEqualTo(77);
        CommandLineRun done = steer(run, command, writing);
        assertThat(done.exitCode()).as(done.err()).isZero();
      }
    }
  }

  private static CommandLineRun steer(ServerRun run, List<String> command, String tokenFile) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("--server", run.admin(), "--token-file", tokenFile));
    return CommandLineRun.of(whole.toArray(String[]::new));
  }

  @Test
  void aPortThatOthersReachNeedsAToken() throws IOException {
    String file = write(SHOP).toString();
    CommandLineRun open =
        CommandLineRun.of("serve", file, "--port", "0", "--admin-host", "0.0.0.0");
    assertThat(open.exitCode()).isEqualTo(77);
    assertThat(open.err()).contains("give it a token (--admin-token-file");
    String weak = Files.writeString(folder.resolve("weak"), "short").toString();
    CommandLineRun guessable = CommandLineRun.of("serve", file, "--admin-token-file", weak);
    assertThat(guessable.exitCode()).isEqualTo(64);
    assertThat(guessable.err()).contains("at least 16 printable").doesNotContain("short ");
  }

  private static CommandLineRun restore(ServerRun run, String tokenFile) {
    return CommandLineRun.of("restore", "1", "--server", run.admin(), "--token-file", tokenFile);
  }

  private static String product(ServerRun run) throws Exception {
    return run.get(run.service() + "/products/1").body();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("shop.yaml"), text);
  }
}
