/// Our own numbers: how fast, how faithful, how small, beside nginx and bare Netty in one run.
/// Start at [Bench].
///
/// Load comes from real tools (wrk for throughput, h2load for paced requests with a line for each),
/// servers are processes of their own, figures are compared as ratios within one run: the machine
/// is never a constant. A suite is a class; [Report] writes the table and the page.
@NullMarked
package dev.understudy.bench;

import org.jspecify.annotations.NullMarked;
