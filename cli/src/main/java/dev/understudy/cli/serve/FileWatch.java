package dev.understudy.cli.serve;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls back when watched files have changed, once they hold still.
///
/// What counts is a file's time, size and identity, looked at once a second; events of the file
/// system only make the look come sooner. So it works alike for editors that write in place, that
/// replace the file, for mounted volumes without events and for links that are switched.
final class FileWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final long STILL_MILLIS = 100; // editors write in several steps
  private static final int STILL_ROUNDS = 50; // a file that never rests is read after 5 s
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  /// Loads again; returns what is to be watched from now on.
  interface Reload {
    Collection<Path> reload();
  }

  /// @param key the file's identity, absent where it is missing or the system has none
  private record Stamp(long modifiedNanos, long size, @Nullable Object key) {
    static final Stamp MISSING = new Stamp(-1, -1, null);
  }

  private final Set<Path> named;
  private final Map<Path, Stamp> seen = new HashMap<>();
  private final Set<Path> registered = new HashSet<>();
  private final Semaphore wake = new Semaphore(0);
  private @Nullable WatchService events;
  private @Nullable Thread looking;
  private volatile boolean closed;

  /// Remembers the present state of the files named by the user. Make it before they are loaded, so
  /// that a change during the load is seen.
  FileWatch(Collection<Path> named) {
    this.named = absolute(named);
    this.named.forEach(path -> seen.put(path, stamp(path)));
  }

  /// Begins to look.
  ///
  /// @param more what loading has read besides
  void start(Collection<Path> more, Reload reload) {
    Set<Path> watched = union(more);
    watched.forEach(path -> seen.computeIfAbsent(path, FileWatch::stamp));
    try {
      events = FileSystems.getDefault().newWatchService();
      Thread.ofPlatform().name("understudy-events").daemon().start(this::wakeOnEvents);
    } catch (IOException e) {
      LOG.info("no file events ({}); the files are looked at once a second", e.getMessage());
    }
    looking =
        Thread.ofPlatform().name("understudy-watch").daemon().start(() -> look(watched, reload));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (events != null) {
      events.close();
    }
    if (looking != null) {
      looking.interrupt();
    }
  }

  private void look(Set<Path> first, Reload reload) {
    Set<Path> watched = first;
    register(watched);
    while (!closed) {
      try {
        wake.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
        if (!stamps(watched).equals(seen)) {
          seen.clear();
          seen.putAll(still(watched));
          watched = reloaded(watched, reload);
          seen.keySet().retainAll(watched);
          watched.forEach(path -> seen.computeIfAbsent(path, FileWatch::stamp));
          register(watched);
        }
      } catch (InterruptedException e) {
        return; // close() woke us
      }
    }
  }

  /// What is to be watched now. A fault of ours in one reload must not end the watch.
  private Set<Path> reloaded(Set<Path> watched, Reload reload) {
    try {
      return union(reload.reload());
    } catch (RuntimeException e) {
      LOG.error("a bug of Understudy kept the changed files from being applied", e);
      return watched;
    }
  }

  /// The state once two looks in a row agree.
  private static Map<Path, Stamp> still(Set<Path> watched) throws InterruptedException {
    Map<Path, Stamp> before = stamps(watched);
    for (int round = 0; round < STILL_ROUNDS; round++) {
      TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
      Map<Path, Stamp> now = stamps(watched);
      if (now.equals(before)) {
        break;
      }
      before = now;
    }
    return before;
  }

  /// Rests between events: whoever writes a log into the watched folder makes thousands of them a
  /// second, and each would cost a look.
  private void wakeOnEvents() {
    WatchService service = events;
    while (service != null && !closed) {
      try {
        WatchKey key = service.take();
        key.pollEvents();
        key.reset();
        wake.release();
        TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
      } catch (InterruptedException | java.nio.file.ClosedWatchServiceException e) {
        return; // close() ended it
      }
    }
  }

  private void register(Set<Path> watched) {
    WatchService service = events;
    if (service == null) {
      return;
    }
    for (Path path : watched) {
      Path folder = Files.isDirectory(path) ? path : path.getParent();
      if (folder == null || !registered.add(folder)) {
        continue;
      }
      try {
        folder.register(service, KINDS);
      } catch (IOException e) {
        LOG.info("no events for {} ({}); it is looked at once a second", folder, e.getMessage());
      }
    }
  }

  private Set<Path> union(Collection<Path> more) {
    Set<Path> all = absolute(more);
    all.addAll(named);
    return all;
  }

  private static Set<Path> absolute(Collection<Path> paths) {
    Set<Path> all = new HashSet<>();
    paths.forEach(path -> all.add(path.toAbsolutePath().normalize()));
    return all;
  }

  private static Map<Path, Stamp> stamps(Set<Path> paths) {
    Map<Path, Stamp> stamps = new HashMap<>();
    paths.forEach(path -> stamps.put(path, stamp(path)));
    return stamps;
  }

  private static Stamp stamp(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(
          file.lastModifiedTime().to(TimeUnit.NANOSECONDS), file.size(), file.fileKey());
    } catch (IOException e) {
      return Stamp.MISSING; // loading it says why
    }
  }
}
