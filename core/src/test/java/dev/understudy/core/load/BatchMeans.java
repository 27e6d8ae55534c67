package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;

/// Mean of a correlated sequence with its own interval: the sequence is cut into 40 batches, whose
/// means are nearly independent. The half width is that of Student's t with 39 degrees of freedom
/// at alpha = 1e-5 (5.05 standard errors): a right simulation fails for one seed in 100,000, and
/// the seeds are fixed.
public final class BatchMeans {
  private static final int BATCHES = 40;
  private static final double T_39 = 5.05;

  private final double[] sums = new double[BATCHES];
  private final long[] counts = new long[BATCHES];
  private final long length;
  private final long warmUp;
  private long position;

  /// @param total values to come, the first twentieth of which is left out
  public BatchMeans(long total) {
    this.warmUp = total / 20;
    this.length = (total - warmUp) / BATCHES + 1;
  }

  public void add(double value) {
    if (position >= warmUp) {
      int batch = (int) ((position - warmUp) / length);
      sums[batch] += value;
      counts[batch]++;
    }
    position++;
  }

  /// Steps on without a value: for a mean over a part of the requests, such as those served.
  public void skip() {
    position++;
  }

  public double mean() {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < BATCHES; i++) {
      sum += sums[i];
      count += counts[i];
    }
    return sum / count;
  }

  public double halfWidth() {
    double mean = mean();
    double squares = 0;
    int used = 0;
    for (int i = 0; i < BATCHES; i++) {
      if (counts[i] > 0) {
        double deviation = sums[i] / counts[i] - mean;
        squares += deviation * deviation;
        used++;
      }
    }
    return T_39 * Math.sqrt(squares / (used - 1) / used);
  }

  /// The expectation lies in the interval, and the interval is narrow enough to mean something: at
  /// most `relative` of it.
  public void assertMean(double expected, double relative) {
    assertThat(mean()).as("mean").isCloseTo(expected, within(halfWidth()));
    assertThat(halfWidth()).as("half width").isLessThanOrEqualTo(relative * expected);
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }
}
