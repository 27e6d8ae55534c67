/// The behaviour model: what a stand-in does, as pure functions. No I/O, no clock, no threads.
///
/// [dev.understudy.core.distribution] service times as laws; [dev.understudy.core.random] draws by
/// position; [dev.understudy.core.outcome] success, errors and faults as disjoint outcomes of one
/// draw; [dev.understudy.core.route] which endpoint a request belongs to;
/// [dev.understudy.core.plan] the compiled configuration and the decision of a request's fate;
/// [dev.understudy.core.verify] the judge of what was served; [dev.understudy.core.numeric] special
/// functions. Time and randomness come in, a decision goes out, the caller waits. The server, the
/// predictor, the verifier and the tests run this same code.
@NullMarked
package dev.understudy.core;

import org.jspecify.annotations.NullMarked;
