package dev.understudy.cli.predict;

/// Text in HTML: names are keys of the user's document, so they may hold anything.
final class Html {
  private Html() {}

  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
