package dev.understudy.bench.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `Soak ROOT [option...]`: serves the [Profile] with the packaged program, loads and disturbs it,
/// writes rows, concludes. Exit code 0: all met, 1: something missed, 2: not enough for a verdict.
public final class Soak {
  private static final Duration SETTLE = Duration.ofSeconds(70); // the load gives up after 60 s
  private static final int HALF_OPEN = 10_000;
  private static final int SPARE_DESCRIPTORS = 500;

  private final SoakOptions options;
  private final Profile profile;
  private final Subject subject;
  private final Load load;
  private final Sampler sampler;
  private @Nullable HalfOpen halfOpen;
  private int reloads;

  private Soak(SoakOptions options, Profile profile, Subject subject, Load load)
      throws IOException {
    this.options = options;
    this.profile = profile;
    this.subject = subject;
    this.load = load;
    this.sampler = new Sampler(subject, load, options.out());
  }

  public static void main(String[] args) throws IOException {
    SoakOptions options;
    try {
      options = SoakOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(SoakOptions.USAGE);
      System.exit(64);
      throw e;
    }
    if (!options.report()) {
      run(options);
    }
    Conclusion conclusion = Conclusion.of(options.out(), options.correctness());
    conclusion.write(options.out());
    conclusion.lines().forEach(line -> System.out.println(line.row()));
    System.out.println(conclusion.verdict());
    System.out.println("rows, page and charts: " + options.out());
    System.exit(conclusion.exitCode());
  }

  private static void run(SoakOptions options) throws IOException {
    Schedule schedule = Schedule.of(options.seconds());
    Profile profile = Profile.mixed(schedule.interval() / 60);
    Files.createDirectories(options.out());
    Sampler.forget(options.out());
    RunNote.write(options);
    try (Subject subject = Subject.start(options.root(), options.out(), profile.document());
        Load load =
            new Load(profile.targets(), subject.port(), options.rate(), options.connections())) {
      Soak soak = new Soak(options, profile, subject, load);
      load.start();
      Subject.pause(Duration.ofSeconds(2));
      soak.perform(schedule);
    }
  }

  private void perform(Schedule schedule) throws IOException {
    sampler.event(
        "start: pid %d; %.0f requests/s; %d connections; %.0f s"
            .formatted(subject.pid(), options.rate(), options.connections(), options.seconds()));
    for (Schedule.Step step : schedule.steps()) {
      sampler.await(step.at());
      if (!subject.alive()) {
        sampler.event("the server is gone");
        throw new IllegalStateException("the server is gone");
      }
      try {
        perform(step.kind());
      } catch (IOException | IllegalStateException e) {
        sampler.event(step.kind() + " failed: " + ("" + e).replace(',', ';'));
      }
    }
    load.stop();
    settle();
    sampler.sample();
    sampler.event("end: stopped by itself: " + subject.stop());
  }

  /// Waits until every request has ended and the last reload is served, as long as a client would.
  private void settle() throws IOException {
    String last = "{\"reload\":" + reloads + "}";
    long deadline = System.nanoTime() + SETTLE.toNanos();
    while (!(load.idle() && subject.get("/build").equals(last))
        && System.nanoTime() - deadline < 0) {
      Subject.pause(Duration.ofMillis(200));
    }
    sampler.event("last reload served: " + subject.get("/build").equals(last));
  }

  private void perform(Schedule.Kind kind) throws IOException {
    switch (kind) {
      case SAMPLE -> {
        Counts.Seen seen = sampler.sample();
        System.err.printf(
            "%7.1f s  sent %,d, ended %,d, untold %d%n",
            sampler.seconds(), seen.sent(), seen.ended(), seen.untold());
      }
      case RELOAD -> {
        subject.rewrite(profile.reloaded(++reloads));
        sampler.event("reload " + reloads);
      }
      case FREEZE -> {
        sampler.event("stopped (SIGSTOP)");
        subject.signal("STOP");
      }
      case THAW -> {
        subject.signal("CONT");
        sampler.event("continued (SIGCONT)");
      }
      case HALF_OPEN -> {
        sampler.event("half-open connections: begin");
        halfOpen = new HalfOpen(subject.port(), affordable());
        sampler.event(
            "half-open connections: %d opened; %d refused"
                .formatted(halfOpen.opened(), halfOpen.refused()));
      }
      case HALF_CLOSE -> {
        HalfOpen held = halfOpen;
        if (held != null) {
          int closed = held.closedByServer();
          held.close();
          halfOpen = null;
          sampler.event(
              "half-open connections: %d closed by the server; the rest given up"
                  .formatted(closed));
        }
      }
      case DISK_FULL -> {
        subject.fillDisk();
        sampler.event("disk full");
      }
      case DISK_FREE -> {
        subject.freeDisk();
        sampler.event("disk free again");
      }
    }
  }

  /// 10,000, or as many as the limits on descriptors of server and load generator leave room for.
  private int affordable() throws IOException {
    double limit = new MetricsPage(subject.metrics()).value("process_max_fds");
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean ours) {
      limit = Math.min(limit, (double) ours.getMaxFileDescriptorCount());
    }
    return (int) Math.clamp(limit - options.connections() - SPARE_DESCRIPTORS, 0, HALF_OPEN);
  }
}
