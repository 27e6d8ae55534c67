/// What is wrong with a user's text, as data. A [Problem] says where (file, line, column, JSON
/// pointer, the source line), what, why and how to mend it, and shows the second place of a clash.
///
/// Problems are collected, sorted and rendered last: [Problems] writes them for a terminal, as JSON
/// and as GitHub annotations. An exception is our bug or the machine's, never the text's.
@NullMarked
package dev.understudy.config.problem;

import org.jspecify.annotations.NullMarked;
