/// What an API description leaves open, guessed by a table that people can change: [Rules], read
/// from YAML, gives behaviour by what an operation looks like ([OperationKind]), and rates to
/// documented errors by their status.
@NullMarked
package dev.understudy.config.openapi.rule;

import org.jspecify.annotations.NullMarked;
