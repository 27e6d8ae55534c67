package dev.understudy.config.workload;

import dev.understudy.core.predict.Arrivals;
import dev.understudy.core.predict.VirtualRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How a workload is divided over the endpoints that are asked: each has a stream of its own, its
/// share of the rate or of the clients.
///
/// Shares of a Poisson stream are Poisson streams themselves, independent of each other; of a paced
/// one, each is paced. Clients are whole: by largest remainder.
///
/// @param shares at least one
public record Spread(List<Share> shares) {
  /// @param endpoint its number
  /// @param weight > 0, relative to the others
  public record Share(int endpoint, double weight) {}

  public Spread {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("nobody is asked");
    }
  }

  /// The same share for each of these endpoints.
  public static Spread equally(List<Integer> endpoints) {
    return new Spread(endpoints.stream().map(it -> new Share(it, 1)).toList());
  }

  /// Whether there are fewer clients than it takes to give each endpoint one.
  public boolean tooFew(Workload workload) {
    return workload instanceof Workload.Closed closed
        && IntStream.of(divided(closed.clients())).anyMatch(n -> n == 0);
  }

  /// @throws IllegalArgumentException where there are [#tooFew] clients
  public List<VirtualRun.Stream> streams(Workload workload) {
    List<VirtualRun.Stream> streams = new ArrayList<>();
    switch (workload) {
      case Workload.Open open -> {
        double sum = sum();
        for (Share share : shares) {
          double rate = open.perSecond() * share.weight() / sum;
          streams.add(
              new VirtualRun.Stream(
                  share.endpoint(),
                  switch (open.process()) {
                    case POISSON -> new Arrivals.Poisson(rate);
                    case PACED -> new Arrivals.Paced(rate);
                  }));
        }
      }
      case Workload.Closed closed -> {
        int[] parts = divided(closed.clients());
        for (int i = 0; i < parts.length; i++) {
          streams.add(
              new VirtualRun.Stream(
                  shares.get(i).endpoint(), new Arrivals.Clients(parts[i], closed.think())));
        }
      }
    }
    return streams;
  }

  private double sum() {
    return shares.stream().mapToDouble(Share::weight).sum();
  }

  /// Whole parts of `total`, in proportion to the weights: each its quota rounded down, and one
  /// more for those with the largest remainders.
  private int[] divided(int total) {
    double sum = sum();
    double[] quotas = shares.stream().mapToDouble(it -> total * it.weight() / sum).toArray();
    int[] parts = new int[quotas.length];
    int left = total;
    for (int i = 0; i < quotas.length; i++) {
      parts[i] = (int) quotas[i];
      left -= parts[i];
    }
    IntStream.range(0, quotas.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> parts[i] - quotas[i]))
        .limit(Math.max(0, left))
        .forEach(i -> parts[i]++);
    return parts;
  }
}
