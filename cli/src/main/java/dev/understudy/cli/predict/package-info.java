/// Predictions for people and programs: what `understudy predict` writes.
///
/// [PredictionText] and [SweepText] are tables with small charts for a terminal, [PredictionCsv]
/// one line an interval, [PredictionPage] a page with charts that needs nothing else,
/// [DecisionWriter] every single decision. The document for programs is the admin API's, too:
/// [dev.understudy.control.predict.PredictionJson]. All take what
/// [dev.understudy.core.predict.VirtualRun] found, know nothing of the command line, and compute
/// nothing but shares.
@NullMarked
package dev.understudy.cli.predict;

import org.jspecify.annotations.NullMarked;
