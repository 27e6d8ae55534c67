package dev.understudy.core.load;

/// Closed forms of queueing theory: lambda arrivals/s, mean service s seconds, c servers. Gross,
/// Shortle, Thompson & Harris (2008), "Fundamentals of Queueing Theory", ch. 2 and 5; with a
/// deadline: Barrer (1957), Operations Research 5, 650-656.
final class QueueTheory {
  private QueueTheory() {}

  static double erlangC(int c, double a) {
    double b = 1;
    for (int j = 1; j <= c; j++) {
      b = a * b / (j + a * b);
    }
    return b / (1 - a / c * (1 - b));
  }

  static double meanWait(int c, double lambda, double s) {
    return erlangC(c, lambda * s) / (c / s - lambda);
  }

  /// p in 0..1 of the waiting time; valid where some wait that long.
  static double waitQuantile(int c, double lambda, double s, double p) {
    return Math.log(erlangC(c, lambda * s) / (1 - p)) / (c / s - lambda);
  }

  /// Stationary probabilities of M/M/c/c+K by number in the system.
  static double[] chain(int c, int queue, double a) {
    var p = new double[c + queue + 1];
    p[0] = 1;
    double sum = 1;
    for (int j = 1; j < p.length; j++) {
      p[j] = p[j - 1] * a / Math.min(j, c);
      sum += p[j];
    }
    for (int j = 0; j < p.length; j++) {
      p[j] /= sum;
    }
    return p;
  }

  static double loss(int c, int queue, double a) {
    double[] p = chain(c, queue, a);
    return p[p.length - 1];
  }

  static double meanQueue(int c, int queue, double a) {
    double[] p = chain(c, queue, a);
    double sum = 0;
    for (int j = c; j < p.length; j++) {
      sum += (j - c) * p[j];
    }
    return sum;
  }

  /// Mean wait of those that are served (Little's law on the queue).
  static double meanWaitWithLoss(int c, int queue, double lambda, double s) {
    return meanQueue(c, queue, lambda * s) / (lambda * (1 - loss(c, queue, lambda * s)));
  }

  /// M/M/c, FIFO, leaving after `tau` in the queue: share timed out, and mean wait of the served.
  static double[] deadline(int c, double lambda, double s, double tau) {
    double a = lambda * s;
    double d = c / s - lambda;
    double below = 0;
    double term = 1;
    for (int j = 0; j < c; j++) {
      below += term;
      term *= a / (j + 1);
    }
    double last = term * c / a; // a^(c-1)/(c-1)!
    double e = Math.exp(-d * tau);
    double rate = lambda * last;
    double p0 = 1 / (below + rate * ((1 - e) / d + e / (c / s)));
    double timedOut = rate * p0 * e / (c / s);
    double wait = rate * p0 * (1 - e * (1 + d * tau)) / (d * d) / (1 - timedOut);
    return new double[] {timedOut, wait};
  }

  /// Pollaczek-Khinchine: mean wait of M/G/1 with squared coefficient of variation `c2`.
  static double meanWaitMg1(double lambda, double s, double c2) {
    double rho = lambda * s;
    return rho * s * (1 + c2) / (2 * (1 - rho));
  }

  /// Machine repair M/M/c//N: N clients that think for a mean of z seconds: {throughput, mean
  /// wait}.
  static double[] machineRepair(int clients, int c, double z, double s) {
    var p = new double[clients + 1];
    p[0] = 1;
    double sum = 1;
    for (int j = 1; j <= clients; j++) {
      p[j] = p[j - 1] * ((clients - j + 1) / z) * s / Math.min(j, c);
      sum += p[j];
    }
    double throughput = 0;
    double queue = 0;
    for (int j = 0; j <= clients; j++) {
      throughput += p[j] / sum * Math.min(j, c) / s;
      queue += p[j] / sum * Math.max(0, j - c);
    }
    return new double[] {throughput, queue / throughput};
  }
}
