package dev.understudy.control.http;

/// Some routes of the admin API about one subject.
public interface Resource {
  void mount(Routes routes);
}
