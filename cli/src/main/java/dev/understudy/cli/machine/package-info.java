/// The machine below: whether it can honour a configuration. [CpuMeter] samples, [CpuWatch] judges
/// (pure, so that tests run it on a clock of their own), [Descriptors] compares the limit of open
/// files with the connections that are to be held.
@NullMarked
package dev.understudy.cli.machine;

import org.jspecify.annotations.NullMarked;
