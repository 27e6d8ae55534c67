package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.bench.PeerFigures.Kind;
import java.util.ArrayList;
import java.util.List;

/// What was measured of all peers, as tables, pictures and ratios. Where a peer is ahead of us, it
/// is said.
final class PeerTables {
  private PeerTables() {}

  /// @param all ourselves first
  static void keep(Bed bed, List<PeerFigures> all) {
    bed.table(figures(all));
    bed.table(ahead(all));
    bed.table(tuning(all));
    for (Kind kind : PeerFigures.KINDS) {
      compare(bed, all, kind);
    }
    for (String id : List.of("throughput", "cpu", "lateness p99", "memory", "start")) {
      PeerFigures.KINDS.stream()
          .filter(kind -> kind.id().equals(id))
          .forEach(kind -> picture(bed, all, kind));
    }
  }

  private static Table figures(List<PeerFigures> all) {
    List<String> head = new ArrayList<>(List.of("medians; in brackets: theirs / ours"));
    all.forEach(one -> head.add(one.peer.name()));
    List<List<String>> rows = new ArrayList<>();
    for (Kind kind : PeerFigures.KINDS) {
      List<String> row = new ArrayList<>(List.of(kind.title()));
      all.forEach(one -> row.add(cell(kind, one, all.getFirst())));
      rows.add(row);
    }
    List<String> failed = new ArrayList<>(List.of("failed / held back"));
    all.forEach(one -> failed.add(text("%,d / %,d", one.failed, one.heldBack)));
    rows.add(failed);
    return new Table("Figures", head, rows);
  }

  private static String cell(Kind kind, PeerFigures one, PeerFigures us) {
    if (!kind.has(one)) {
      return "-";
    }
    String figure = text(kind.format(), kind.of(one));
    if (one == us) {
      return figure;
    }
    String ratio = text("%s (%.2f)", figure, kind.ratio(one, us));
    return kind.ahead(one, us) ? "**" + ratio + "**" : ratio;
  }

  private static Table ahead(List<PeerFigures> all) {
    PeerFigures us = all.getFirst();
    List<List<String>> rows = new ArrayList<>();
    for (PeerFigures one : all.subList(1, all.size())) {
      List<String> kinds =
          PeerFigures.KINDS.stream()
              .filter(kind -> kind.ahead(one, us))
              .map(kind -> text("%s (x %.2f)", kind.id(), kind.ratio(one, us)))
              .toList();
      rows.add(List.of(one.peer.name(), kinds.isEmpty() ? "in nothing" : String.join(", ", kinds)));
    }
    return new Table("Where a peer is ahead of us", List.of("peer", "in"), rows);
  }

  private static Table tuning(List<PeerFigures> all) {
    return new Table(
        "How each was started",
        List.of("server", "settings"),
        all.stream().map(one -> List.of(one.peer.name(), one.peer.tuning())).toList());
  }

  private static void compare(Bed bed, List<PeerFigures> all, Kind kind) {
    PeerFigures us = all.getFirst();
    for (PeerFigures one : all.subList(1, all.size())) {
      if (kind.has(one) && !kind.id().equals("lateness max")) { // one request decides it
        bed.ratio(
            Ratio.of(
                "peers/" + kind.id() + "/" + one.name(),
                kind.better(),
                kind.rounds().apply(us),
                kind.rounds().apply(one)));
      }
    }
  }

  private static void picture(Bed bed, List<PeerFigures> all, Kind kind) {
    String way = kind.better() == Ratio.Better.HIGHER ? "more is better" : "less is better";
    String title = kind.title() + ": " + way;
    Bars bars = new Bars(title);
    for (PeerFigures one : all) {
      bars.add(one.peer.name(), kind.of(one), text(kind.format(), kind.of(one)));
    }
    bed.picture("peers-" + kind.id().replace(' ', '-') + ".svg", title, bars.svg());
  }
}
