package dev.understudy.config.expression;

import dev.understudy.core.random.Uniform;
import java.util.List;
import java.util.Locale;

/// Name-like data from short lists. They look like people and places and are none; mail goes to
/// `example.com`, `example.org` and `example.net`, which RFC 2606 keeps free for this.
public final class FakeWords {
  private static final List<String> FIRST =
      words(
          "Ada Alice Amir Ana Anders Aylin Ben Bruno Carla Chen Clara Daniel David Dina Elena Emil"
              + " Emma Eva Farid Felix Finn Grace Hana Hugo Ida Igor Ines Ivan Jana Jonas Julia"
              + " Karim Kenji Lara Leo Lina Lucas Maja Marco Maria Mia Milan Nadia Noah Nora Olga"
              + " Omar Oscar Paul Priya Ravi Rosa Sara Sofia Tara Theo Tomas Uma Vera Viktor Wei"
              + " Yara Yuki Zoe");
  private static final List<String> LAST =
      words(
          "Adams Almeida Andersen Bauer Becker Berg Bianchi Brown Carter Castro Costa Dubois Evans"
              + " Fischer Fontaine Garcia Gruber Haas Hansen Hoffmann Ito Ivanova Jansen Johnson"
              + " Kaya Keller Khan Kim Kovacs Lang Larsen Lopez Marino Martin Meyer Moreau Moretti"
              + " Nakamura Nguyen Novak Okafor Olsen Patel Pereira Petrov Popescu Rossi Roy Sato"
              + " Schmidt Silva Singh Smith Sousa Svensson Tanaka Taylor Torres Varga Weber Wilson"
              + " Wong Yilmaz Zhang");
  private static final List<String> CITIES =
      words(
          "Aldermoor Birchfield Brookhaven Castleton Clearwater Dunmore Eastbridge Elmsworth"
              + " Fairview Fenwick Glenbrook Greenford Harrowgate Highcliff Kingsbury Lakeside"
              + " Maplewood Millbrook Newhaven Northfield Oakdale Pinehurst Ravenshire Redstone"
              + " Riverton Rosefield Silverton Southport Stonebridge Thornbury Westbrook"
              + " Willowmere");
  private static final List<String> STREETS =
      words(
          "Abbey Bridge Castle Cedar Chapel Church Garden Grove High Hill King Lake Linden Main"
              + " Market Meadow Mill Oak Orchard Park Queen River School Station Sunset Victoria");
  private static final List<String> STREET_KINDS = words("Street Road Avenue Lane Way Close");
  private static final List<String> COMPANY_KINDS = words("Ltd Inc GmbH Group Labs Partners");
  private static final List<String> WORDS =
      words(
          "amber anchor apple arrow basket beacon bottle branch breeze bridge candle canvas carpet"
              + " castle cherry circle cloud copper corner cotton cradle dinner dragon engine"
              + " feather fiddle flower forest garden ginger guitar hammer harbor helmet island"
              + " jacket kettle ladder lantern lemon marble meadow mirror needle orange paper"
              + " pencil pepper pillow planet pocket quartz ribbon river rocket saddle silver"
              + " spoon summer table thunder ticket velvet violet walnut window winter");
  private static final List<String> MAIL = words("example.com example.org example.net");

  private FakeWords() {}

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private static String of(List<String> list, double u) {
    return list.get((int) (u * list.size()));
  }

  public static String firstName(long word) {
    return of(FIRST, Uniform.of(word));
  }

  public static String lastName(long word) {
    return of(LAST, Uniform.of(word));
  }

  public static String city(long word) {
    return of(CITIES, Uniform.of(word));
  }

  public static String word(long word) {
    return of(WORDS, Uniform.of(word));
  }

  public static String name(long word0, long word1, Object[] none) {
    return firstName(word0) + " " + lastName(word1);
  }

  public static String email(long word0, long word1, Object[] none) {
    // The low bits of a word take no part in its uniform beyond bit 12: here they number the box.
    return (firstName(word0) + "." + lastName(word1)).toLowerCase(Locale.ROOT)
        + (word0 & 0x3FF)
        + "@"
        + MAIL.get((int) ((word1 & 0x3FF) % MAIL.size()));
  }

  public static String street(long word0, long word1, Object[] none) {
    return of(STREETS, Uniform.of(word0))
        + " "
        + STREET_KINDS.get((int) ((word0 & 0x3FF) % STREET_KINDS.size()))
        + " "
        + (1 + (int) (Uniform.of(word1) * 200));
  }

  public static String company(long word0, long word1, Object[] none) {
    return lastName(word0) + " " + of(COMPANY_KINDS, Uniform.of(word1));
  }
}
