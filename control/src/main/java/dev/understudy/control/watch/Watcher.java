package dev.understudy.control.watch;

/// Is told of each look, on the observatory's thread: it must return soon.
@FunctionalInterface
public interface Watcher {
  void seen(Look look);
}
