package dev.understudy.control.http;

/// Who calls, as far as can be told.
///
/// @param granted by its token, or by being on this machine where no token is asked for
/// @param name of the token: `local`, `read`, `write`; not a person's
/// @param address where the connection comes from
public record Caller(Access granted, String name, String address) {}
