package dev.understudy.control.api;

import io.vertx.ext.web.Router;

/// Some routes of the admin API.
interface Resource {
  void mount(Router router);
}
