/// Calls to what a service depends on, simulated in this process: an algebra over (time taken, ok).
///
/// A [CallTree] says what is called and how: [Call] with timeout, [Retry], deadline and
/// [OnFailure]; [Sequence]; [Parallel]. A [Dependency] takes time and fails by its [Behaviour] and
/// may call others. [DirectCalls] decides a tree whole, as a pure function of the request. Where a
/// dependency has a station or a call a [Breaker], the future of others matters and [StagedCalls]
/// decides the same algebra in event order on an [dev.understudy.core.load.Agenda]. Both give the
/// same result where both apply. What happened is written to a [CallLog].
@NullMarked
package dev.understudy.core.dependency;

import org.jspecify.annotations.NullMarked;
