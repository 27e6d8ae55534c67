/// The config module.
@NullMarked
package dev.understudy.config;

import org.jspecify.annotations.NullMarked;
