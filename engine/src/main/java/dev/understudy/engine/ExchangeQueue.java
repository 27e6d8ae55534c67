package dev.understudy.engine;

/// The exchanges of one connection, in the order of their requests: a ring that grows to [#MOST]
/// and whose entries are used again.
final class ExchangeQueue {
  /// Requests read ahead of their replies; then no more is read until one is sent.
  static final int MOST = 64;

  private final Connection connection;
  private Exchange[] ring;
  private int first;
  private int size;

  ExchangeQueue(Connection connection) {
    this.connection = connection;
    this.ring = new Exchange[] {new Exchange(connection)};
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
  }

  Exchange get(int index) {
    return ring[(first + index) & (ring.length - 1)];
  }

  Exchange add() {
    if (size == ring.length) {
      grow();
    }
    Exchange exchange = get(size++);
    exchange.clear();
    return exchange;
  }

  void removeFirst() {
    get(0).clear();
    first = (first + 1) & (ring.length - 1);
    size--;
  }

  private void grow() {
    Exchange[] grown = new Exchange[2 * ring.length];
    for (int i = 0; i < grown.length; i++) {
      grown[i] = i < size ? get(i) : new Exchange(connection);
    }
    ring = grown;
    first = 0;
  }
}
