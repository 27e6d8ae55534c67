package dev.understudy.config.openapi;

import dev.understudy.config.expression.FakeWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Texts that look like what they are called: by format, else by the name of the member they are
/// the value of, else words.
final class Texts {
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final int SECONDS = 2 * 365 * 24 * 3600; // two years of instants
  private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "ES", "IT", "JP", "BR");
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "JPY", "CHF");
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ja", "pt");
  private static final List<String> STATES = List.of("active", "pending", "closed");
  private static final Object[] NONE = {};

  private static final Map<String, Function<Draw, String>> BY_FORMAT =
      Map.ofEntries(
          Map.entry("date-time", draw -> instant(draw).toString()),
          Map.entry("date", draw -> instant(draw).toString().substring(0, 10)),
          Map.entry("time", draw -> instant(draw).toString().substring(11)),
          Map.entry("duration", draw -> "PT" + (1 + draw.below(59)) + "M"),
          Map.entry("email", Texts::email),
          Map.entry("idn-email", Texts::email),
          Map.entry("hostname", Texts::host),
          Map.entry("idn-hostname", Texts::host),
          Map.entry("ipv4", draw -> "192.0.2." + (1 + draw.below(254))), // RFC 5737
          Map.entry("ipv6", draw -> "2001:db8::" + Integer.toHexString(1 + draw.below(0xfffe))),
          Map.entry("uri", Texts::url),
          Map.entry("url", Texts::url),
          Map.entry("iri", Texts::url),
          Map.entry("uri-reference", draw -> "/" + FakeWords.word(draw.word())),
          Map.entry("iri-reference", draw -> "/" + FakeWords.word(draw.word())),
          Map.entry("uri-template", draw -> "/" + FakeWords.word(draw.word()) + "/{id}"),
          Map.entry("uuid", Texts::uuid),
          Map.entry("guid", Texts::uuid),
          Map.entry("json-pointer", draw -> "/" + FakeWords.word(draw.word())),
          Map.entry("relative-json-pointer", draw -> "0/" + FakeWords.word(draw.word())),
          Map.entry("regex", _ -> "^[a-z]+$"),
          Map.entry("byte", Texts::base64),
          Map.entry("base64", Texts::base64),
          Map.entry("int32", draw -> String.valueOf(1 + draw.below(1000))),
          Map.entry("int64", draw -> String.valueOf(1 + draw.below(100_000))),
          Map.entry("decimal", draw -> 1 + draw.below(500) + ".50"),
          Map.entry("phone", Texts::phone),
          Map.entry("color", Texts::color));

  /// By how a name ends, without signs and in lower case; the first that fits.
  private static final List<Map.Entry<String, Function<Draw, String>>> BY_NAME =
      List.of(
          Map.entry("email", Texts::email),
          Map.entry("emailaddress", Texts::email),
          Map.entry("firstname", draw -> FakeWords.firstName(draw.word())),
          Map.entry("givenname", draw -> FakeWords.firstName(draw.word())),
          Map.entry("lastname", draw -> FakeWords.lastName(draw.word())),
          Map.entry("surname", draw -> FakeWords.lastName(draw.word())),
          Map.entry("familyname", draw -> FakeWords.lastName(draw.word())),
          Map.entry("fullname", Texts::person),
          Map.entry("displayname", Texts::person),
          Map.entry("username", draw -> login(draw)),
          Map.entry("login", draw -> login(draw)),
          Map.entry("hostname", Texts::host),
          Map.entry("filename", draw -> FakeWords.word(draw.word()) + ".txt"),
          Map.entry("company", draw -> FakeWords.company(draw.word(), draw.at(1).word(), NONE)),
          Map.entry(
              "organization", draw -> FakeWords.company(draw.word(), draw.at(1).word(), NONE)),
          Map.entry("city", draw -> FakeWords.city(draw.word())),
          Map.entry("town", draw -> FakeWords.city(draw.word())),
          Map.entry("street", draw -> FakeWords.street(draw.word(), draw.at(1).word(), NONE)),
          Map.entry("addressline1", draw -> FakeWords.street(draw.word(), draw.at(1).word(), NONE)),
          Map.entry("address", draw -> FakeWords.street(draw.word(), draw.at(1).word(), NONE)),
          Map.entry("zip", Texts::zip),
          Map.entry("zipcode", Texts::zip),
          Map.entry("postalcode", Texts::zip),
          Map.entry("country", draw -> of(COUNTRIES, draw)),
          Map.entry("countrycode", draw -> of(COUNTRIES, draw)),
          Map.entry("currency", draw -> of(CURRENCIES, draw)),
          Map.entry("currencycode", draw -> of(CURRENCIES, draw)),
          Map.entry("language", draw -> of(LANGUAGES, draw)),
          Map.entry("locale", draw -> of(LANGUAGES, draw)),
          Map.entry("phone", Texts::phone),
          Map.entry("phonenumber", Texts::phone),
          Map.entry("url", Texts::url),
          Map.entry("uri", Texts::url),
          Map.entry("href", Texts::url),
          Map.entry("link", Texts::url),
          Map.entry("website", Texts::url),
          Map.entry("uuid", Texts::uuid),
          Map.entry("color", Texts::color),
          Map.entry("status", draw -> of(STATES, draw)),
          Map.entry("state", draw -> of(STATES, draw)),
          Map.entry("version", draw -> 1 + draw.below(4) + "." + draw.below(10) + ".0"),
          Map.entry("timestamp", draw -> instant(draw).toString()),
          Map.entry("description", Texts::sentence),
          Map.entry("summary", Texts::sentence),
          Map.entry("message", Texts::sentence),
          Map.entry("comment", Texts::sentence),
          Map.entry("id", draw -> String.format("%08x", (int) draw.word())),
          Map.entry("name", Texts::words));

  private Texts() {}

  /// A text of a format; empty for formats that are not known, which say nothing.
  static Optional<String> ofFormat(String format, Draw draw) {
    return Optional.ofNullable(BY_FORMAT.get(format)).map(text -> text.apply(draw));
  }

  /// A text for a member.
  static String ofName(String name, Draw draw) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    for (Map.Entry<String, Function<Draw, String>> kind : BY_NAME) {
      if (plain.endsWith(kind.getKey())) {
        return kind.getValue().apply(draw);
      }
    }
    return FakeWords.word(draw.word());
  }

  private static String of(List<String> list, Draw draw) {
    return list.get(draw.below(list.size()));
  }

  private static Instant instant(Draw draw) {
    return FIRST.plus(draw.below(SECONDS), ChronoUnit.SECONDS);
  }

  private static String email(Draw draw) {
    return FakeWords.email(draw.word(), draw.at(1).word(), NONE);
  }

  private static String person(Draw draw) {
    return FakeWords.name(draw.word(), draw.at(1).word(), NONE);
  }

  private static String login(Draw draw) {
    return FakeWords.firstName(draw.word()).toLowerCase(Locale.ROOT) + draw.at(1).below(100);
  }

  private static String host(Draw draw) {
    return FakeWords.word(draw.word()) + ".example.com";
  }

  private static String url(Draw draw) {
    return "https://example.com/" + FakeWords.word(draw.word());
  }

  private static String uuid(Draw draw) {
    long high = draw.word() & ~0xF000L | 0x4000L; // version 4, RFC 9562, 5.4
    long low = draw.at(1).word() & ~(3L << 62) | 1L << 63;
    return new UUID(high, low).toString();
  }

  private static String base64(Draw draw) {
    return Base64.getEncoder()
        .encodeToString(FakeWords.word(draw.word()).getBytes(StandardCharsets.UTF_8));
  }

  private static String phone(Draw draw) {
    return String.format("+1 555 %03d %04d", draw.below(1000), draw.at(1).below(10_000));
  }

  private static String zip(Draw draw) {
    return String.format("%05d", draw.below(100_000));
  }

  private static String color(Draw draw) {
    return String.format("#%06x", draw.below(1 << 24));
  }

  static String words(Draw draw) {
    return FakeWords.word(draw.word()) + " " + FakeWords.word(draw.at(1).word());
  }

  private static String sentence(Draw draw) {
    String text = words(draw) + " " + words(draw.at(2));
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
