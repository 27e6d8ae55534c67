/// What load tools write, read as requests and held against a configuration.
///
/// A result file is a stream of bytes with a format of its own ([dev.understudy.results.format]:
/// one class and one line each). A reader turns it into [dev.understudy.results.row.Row]s, one at a
/// time, so that size does not matter: 5 GB need no more memory than 5 KB.
/// [dev.understudy.results.verify] finds the endpoint of each row by the router that serves it, its
/// outcome by what a client can see of it, and hands it to the judge in core.
///
/// What is wrong with a file is a [dev.understudy.results.text.ResultException] with file and line.
/// A few broken lines are counted and quoted; a file that was not understood gets no verdict.
@NullMarked
package dev.understudy.results;

import org.jspecify.annotations.NullMarked;
