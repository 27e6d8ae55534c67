/// A running server as a command sees it: its admin API over HTTP, with the token that it may ask
/// for. What cannot be reached or is refused ends the command with a sentence.
@NullMarked
package dev.understudy.cli.client;

import org.jspecify.annotations.NullMarked;
