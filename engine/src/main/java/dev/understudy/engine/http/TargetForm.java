package dev.understudy.engine.http;

/// The four forms of a request target (RFC 9112, 3.2).
final class TargetForm {
  private TargetForm() {}

  /// Where the path begins in `bytes[from, to)`: at once in the origin form, behind the authority
  /// in the absolute form, which a proxy would get. `*` belongs to OPTIONS; CONNECT is refused,
  /// since no proxy is here.
  static int pathOf(byte[] bytes, int from, int to, String method) throws BadRequest {
    if (method.equals("CONNECT")) {
      throw new BadRequest(501, "CONNECT is for proxies");
    }
    if (bytes[from] == '/' || bytes[from] == '*' && to - from == 1 && method.equals("OPTIONS")) {
      return from;
    }
    int at = from;
    while (at < to && bytes[at] != ':') {
      at++;
    }
    boolean http =
        Characters.equalsIgnoreCase(bytes, from, at, "http")
            || Characters.equalsIgnoreCase(bytes, from, at, "https");
    if (!http || at + 3 > to || bytes[at + 1] != '/' || bytes[at + 2] != '/') {
      throw BadRequest.malformed("the request target must begin with / or be an http address");
    }
    int authority = at + 3;
    at = authority;
    while (at < to && bytes[at] != '/' && bytes[at] != '?') {
      if (!Characters.isHost(bytes[at])) {
        throw BadRequest.malformed("the address in the request target has no valid host");
      }
      at++;
    }
    if (at == authority) {
      throw BadRequest.malformed("the address in the request target has no host");
    }
    return at;
  }
}
