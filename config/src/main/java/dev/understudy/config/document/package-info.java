/// The configuration as written, one record for one thing of the language. Start at [Document].
@NullMarked
package dev.understudy.config.document;

import org.jspecify.annotations.NullMarked;
