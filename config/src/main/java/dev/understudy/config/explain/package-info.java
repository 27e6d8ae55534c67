/// Why an endpoint behaves as it does. [Explanation] is data; terminal, API and UI render it.
@NullMarked
package dev.understudy.config.explain;

import org.jspecify.annotations.NullMarked;
