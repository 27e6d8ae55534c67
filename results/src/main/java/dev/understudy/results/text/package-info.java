/// A result file as text: bytes to lines, records and numbers, with the place of what is wrong.
///
/// [TextInput] reads lines of bounded length, unpacks gzip and knows how far it has come;
/// [CsvReader] makes records of them; [Intake] counts what was understood and quotes what was not.
@NullMarked
package dev.understudy.results.text;

import org.jspecify.annotations.NullMarked;
