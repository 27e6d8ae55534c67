package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientLinksTest {
  private static final long SECOND = 1_000_000_000;
  private static final Supply SUPPLY = Supply.constant(1_000_000);

  @Test
  void transfersOfOneClientShareItsLinkAndNoOthers() {
    var links = new ClientLinks<String>(10, 0);
    assertThat(links.of("a", 0).pass(0, 10_000, SUPPLY)).isEqualTo(SECOND / 100);
    assertThat(links.of("a", 0).pass(0, 10_000, SUPPLY)).isEqualTo(SECOND / 50);
    assertThat(links.of("b", 0).pass(0, 10_000, SUPPLY)).isEqualTo(SECOND / 100);
  }

  @Test
  void clientsWhoseLinkHasRestedAreForgotten() {
    var links = new ClientLinks<Integer>(100, 0);
    for (int client = 0; client < 1000; client++) {
      long now = client * SECOND; // a dozen of them within the time of rest
      links.of(client, now).pass(now, 10_000, SUPPLY);
      assertThat(links.size()).isLessThanOrEqualTo(100);
    }
    assertThat(links.crowded()).isZero();
  }

  @Test
  void aBusyLinkIsNotForgotten() {
    var links = new ClientLinks<String>(1, 0);
    SharedLink busy = links.of("a", 0);
    long until = busy.pass(0, 60_000_000, SUPPLY); // for a minute
    links.of("b", 30 * SECOND);
    assertThat(links.of("a", 30 * SECOND)).isSameAs(busy);
    assertThat(links.crowded()).isOne();
    links.of("b", until + 10 * SECOND);
    assertThat(links.crowded()).isOne();
    assertThat(links.size()).isOne();
  }

  @Test
  void moreClientsThanTheTableHoldsShareOneLinkAndAreCounted() {
    var links = new ClientLinks<Integer>(100, 0);
    for (int client = 0; client < 100; client++) {
      links.of(client, 0).pass(0, 10_000, SUPPLY);
    }
    assertThat(links.of(100, 0)).isSameAs(links.of(101, 0));
    assertThat(links.crowded()).isEqualTo(2);
    assertThat(links.size()).isEqualTo(100);
  }
}
