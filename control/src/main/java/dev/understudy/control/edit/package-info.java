/// Changes of the active configuration by value: read its text as a tree, edit it, compile it, hand
/// it to the [dev.understudy.control.revision.Configurator].
///
/// [ActiveText] keeps the tree of what runs, so that a change of one endpoint does not read the
/// other ten thousand again. [Members] and [EditReader] read what clients send; [OutlineJson] and
/// [Ranges] show where values stand.
@NullMarked
package dev.understudy.control.edit;

import org.jspecify.annotations.NullMarked;
