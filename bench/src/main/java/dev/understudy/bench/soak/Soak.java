package dev.understudy.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `Soak ROOT [--hours H | --minutes M] [--rate N] [--connections N] [--out FOLDER]`.
public final class Soak {
  private static final int PORT = 28_480;
  private static final int HALF_OPEN = 10_000;

  private final SoakOptions options;
  private final Profile profile = Profile.mixed();
  private final Subject subject;
  private final Load load;
  private final Sampler sampler;
  private @Nullable HalfOpen halfOpen;
  private int reloads;

  private Soak(SoakOptions options, Subject subject, Load load) throws IOException {
    this.options = options;
    this.subject = subject;
    this.load = load;
    this.sampler = new Sampler(subject, load, options.out());
  }

  public static void main(String[] args) throws IOException {
    SoakOptions options = SoakOptions.parse(args);
    Files.createDirectories(options.out());
    Profile profile = Profile.mixed();
    try (Subject subject =
            Subject.start(options.root(), options.out(), profile.document(), PORT);
        Load load = new Load(profile.targets(), PORT, options.rate(), options.connections())) {
      Soak soak = new Soak(options, subject, load);
      load.start();
      Subject.pause(Duration.ofSeconds(2));
      soak.run();
    }
  }

  private void run() throws IOException {
    sampler.event(
        "start: pid %d; %.0f requests/s; %d connections; %.0f s"
            .formatted(
                subject.pid(), options.rate(), options.connections(), options.seconds()));
    Schedule schedule = Schedule.of(options.seconds());
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
    Subject.pause(Duration.ofSeconds(5));
    sampler.sample();
    sampler.event("end: stopped by itself: " + subject.stop());
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
        halfOpen = new HalfOpen(PORT, HALF_OPEN);
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
          sampler.event("half-open connections: %d closed by the server; the rest given up".formatted(closed));
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
}
