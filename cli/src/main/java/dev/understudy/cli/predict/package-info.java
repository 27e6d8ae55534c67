/// Predictions for people and programs: what `understudy predict` writes.
///
/// [PredictionText] and [SweepText] are tables with small charts for a terminal, [PredictionJson]
/// the document for programs, [PredictionCsv] one line an interval, [PredictionPage] a page with
/// charts that needs nothing else, [DecisionWriter] every single decision. All take what
/// [dev.understudy.core.predict.VirtualRun] found, know nothing of the command line, and compute
/// nothing but shares.
@NullMarked
package dev.understudy.cli.predict;

import org.jspecify.annotations.NullMarked;
