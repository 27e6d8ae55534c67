/// The log and the access log: bounded, asynchronous, configured in code (Logback's XML would cost
/// the cold start a parser).
///
/// A [LineQueue] takes events without ever blocking and writes them on a thread of its own; what
/// does not fit is counted, and the count is written once there is room. [Logging] puts one behind
/// slf4j, [AccessLog] one behind the engine. [LogFormat] says how an event looks.
@NullMarked
package dev.understudy.cli.log;

import org.jspecify.annotations.NullMarked;
