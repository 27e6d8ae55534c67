/// The control module.
@NullMarked
package dev.understudy.control;

import org.jspecify.annotations.NullMarked;
