/// Text to a tree of values that know where they stand.
///
/// [SourceReader] turns bytes into a [Source] (UTF-8, bounded). [Composer] turns a source into
/// [Node]s: it pulls the lazy events of a YAML parser one by one, so that depth, aliases and size
/// stop at our budgets and not at the machine's. JSON is read as the subset of YAML 1.2 that it is.
/// Each node and each key has its offsets in the text, so an editor can replace one value and keep
/// every comment. [JsonWriter] and [YamlWriter] go the other way.
@NullMarked
package dev.understudy.config.text;

import org.jspecify.annotations.NullMarked;
