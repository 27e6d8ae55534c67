package dev.understudy.core.verify;

import java.util.Arrays;

/// What follows what on each connection, in the order of that connection: finds a server that
/// decides once per connection what it should decide per request. Follows up to 12,288 connections;
/// requests of any more are counted in [#unfollowed].
final class ConnectionRuns {
  private static final int FIRST_SLOTS = 64;
  private static final int MAX_SLOTS = 1 << 14;

  private final RunCounts counts;
  private long[] connections = {}; // made with the first connection
  private int[] last = {}; // outcome of the connection's latest request, -1: free slot
  private int used;
  private long unfollowed;

  ConnectionRuns(int outcomes) {
    counts = new RunCounts(outcomes);
  }

  void add(long connection, int outcome) {
    if (used == 0) {
      connections = new long[FIRST_SLOTS];
      last = empty(FIRST_SLOTS);
    }
    int slot = slot(connection);
    if (last[slot] >= 0) {
      counts.add(last[slot], outcome);
    } else {
      if (used >= last.length - last.length / 4) {
        if (last.length == MAX_SLOTS) {
          unfollowed++;
          return;
        }
        grow();
        slot = slot(connection);
      }
      connections[slot] = connection;
      used++;
    }
    last[slot] = outcome;
  }

  /// Adds the counts of another; a connection that is in both loses the one pair between them.
  void merge(ConnectionRuns other) {
    counts.merge(other.counts);
    unfollowed += other.unfollowed;
  }

  RunCounts counts() {
    return counts;
  }

  long unfollowed() {
    return unfollowed;
  }

  private int slot(long connection) {
    int mask = last.length - 1;
    int slot = (int) ((connection * 0x9E3779B97F4A7C15L) >>> 40) & mask; // Fibonacci hashing
    while (last[slot] >= 0 && connections[slot] != connection) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldConnections = connections;
    int[] oldLast = last;
    connections = new long[2 * oldLast.length];
    last = empty(2 * oldLast.length);
    for (int i = 0; i < oldLast.length; i++) {
      if (oldLast[i] >= 0) {
        int slot = slot(oldConnections[i]);
        connections[slot] = oldConnections[i];
        last[slot] = oldLast[i];
      }
    }
  }

  private static int[] empty(int slots) {
    int[] last = new int[slots];
    Arrays.fill(last, -1);
    return last;
  }
}
