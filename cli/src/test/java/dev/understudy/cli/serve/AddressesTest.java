package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
  @Test
  void oneAddressIsWhereTheServiceIsReached() {
    assertThat(Addresses.services("127.0.0.1", 81)).containsExactly("http://127.0.0.1:81");
    assertThat(Addresses.services("::1", 81)).containsExactly("http://[::1]:81");
  }

  @Test
  void everyAddressOfTheMachineIsToldWhereItListensOnAll() {
    assertThat(Addresses.services("0.0.0.0", 81))
        .startsWith("http://127.0.0.1:81")
        .doesNotContain("http://0.0.0.0:81")
        .allMatch(url -> url.matches("http://[0-9.]+:81"));
    assertThat(Addresses.services("::", 81)).startsWith("http://127.0.0.1:81");
  }
}
