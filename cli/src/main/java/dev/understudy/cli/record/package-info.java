/// The ground truth on disk: a row for each decision, as CSV (docs/reference/records.md). Start at
/// [Recorder].
///
/// Event loops never wait for the disk: each hands its requests over in a bounded [Ring], and one
/// thread writes them into a [RecordFile] that is bounded by rotation and survives a full disk.
/// What could not be written is counted and said.
@NullMarked
package dev.understudy.cli.record;

import org.jspecify.annotations.NullMarked;
