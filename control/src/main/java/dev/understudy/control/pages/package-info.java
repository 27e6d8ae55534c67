/// The web UI as files: the module `ui` builds them, the class path carries them below `/ui/`, and
/// [dev.understudy.control.pages.Pages] answers browsers with them. They hold no data, so they ask
/// for no token.
@NullMarked
package dev.understudy.control.pages;

import org.jspecify.annotations.NullMarked;
