/// What was served as the API shows it: counts with their intervals, laws told beside served.
@NullMarked
package dev.understudy.control.stats;

import org.jspecify.annotations.NullMarked;
