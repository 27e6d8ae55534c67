/// The formats of load tools, one class each, listed in [Format].
///
/// A format says how its files are recognised, what of a reply they tell, and reads them line by
/// line into rows. To add one: a class here, a line in [Format], a small real file and its test.
@NullMarked
package dev.understudy.results.format;

import org.jspecify.annotations.NullMarked;
