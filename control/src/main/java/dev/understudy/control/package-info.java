/// The control plane: what an operator asks a running instance, over HTTP on a port of its own.
///
/// [AdminServer] listens once the engine answers, on Vert.x with one event loop, so a slow or
/// hostile admin client costs the data plane nothing but its share of CPU. What it may know of the
/// process is the [Instance] it is given; it does not know the engine.
/// [dev.understudy.control.http] is the frame of every route, [dev.understudy.control.api] holds
/// the resources, one file each; [dev.understudy.control.revision] keeps and changes what runs;
/// [dev.understudy.control.metrics] writes what was served as Prometheus text;
/// [dev.understudy.control.pages] serves the web UI.
@NullMarked
package dev.understudy.control;

import org.jspecify.annotations.NullMarked;
