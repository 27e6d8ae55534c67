/// The JSON Schema that editors use, generated from the declarations in `shape`.
@NullMarked
package dev.understudy.config.schema;

import org.jspecify.annotations.NullMarked;
