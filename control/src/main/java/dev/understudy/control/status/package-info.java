/// How the instance is: [StatusJson] puts it together, [Envelope] judges whether the machine can do
/// what the configuration asks, and says what keeps it from it.
@NullMarked
package dev.understudy.control.status;

import org.jspecify.annotations.NullMarked;
