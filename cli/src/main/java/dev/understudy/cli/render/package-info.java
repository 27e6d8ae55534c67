/// Results as text: explanations for people and as JSON, samples as CSV and JSON lines, completion
/// scripts. Data comes in, text goes out; nothing here computes a figure.
@NullMarked
package dev.understudy.cli.render;

import org.jspecify.annotations.NullMarked;
