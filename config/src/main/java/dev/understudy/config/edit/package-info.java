/// Edits of a configuration that keep its text: comments, order, quoting and layout of everything
/// that is not edited stay as they are.
///
/// An [Edit] names a value by JSON pointer and says what becomes of it. [Editor] applies edits to a
/// text: [PartReader] reads how the values are written ([Part]), [ValueEdits], [BlockEdits] and
/// [FlowEdits] find the stretches to replace, [Rendering] writes new values in the style of their
/// surroundings. What comes out is read again and compared with the same edit of the tree
/// ([Trees]): an edit either means what it says or is refused. [MergePatch] and [Difference] turn
/// other ways to say a change into edits; [ThreeWay] merges two changes of one text.
@NullMarked
package dev.understudy.config.edit;

import org.jspecify.annotations.NullMarked;
