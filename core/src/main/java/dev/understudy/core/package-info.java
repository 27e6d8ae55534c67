/// The core module.
@NullMarked
package dev.understudy.core;

import org.jspecify.annotations.NullMarked;
