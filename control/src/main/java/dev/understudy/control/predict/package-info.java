/// What the service would do with given requests, computed while it serves: a [PredictionJob] for
/// each question, run one after the other by [PredictionJobs] on a thread of its own, with bounds
/// on their number, size and time.
///
/// [Question] reads what was asked, [PredictionJson] writes the answer; the command line writes its
/// answers with it, too.
@NullMarked
package dev.understudy.control.predict;

import org.jspecify.annotations.NullMarked;
