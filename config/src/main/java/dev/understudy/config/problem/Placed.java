package dev.understudy.config.problem;

/// Something that stands at a place. The place is worked out when a problem is kept, not before.
@FunctionalInterface
public interface Placed {
  Place place();
}
