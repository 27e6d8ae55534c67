package dev.understudy.results.verify;

import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Curve;
import dev.understudy.core.verify.Observations;
import dev.understudy.core.verify.Report;
import dev.understudy.results.text.Intake;
import java.util.List;
import java.util.Optional;

/// The judge's answer to a result file, and what stands behind it.
///
/// @param file as the user named it
/// @param format what it was read as
/// @param report all claims
/// @param endpoints what was seen of each endpoint that was judged, in the plan's order
/// @param curves of the endpoints whose times have a law
/// @param requests rows that were understood
/// @param firstNanos start of the first request, ns since 1970; -1: not known
/// @param lastNanos start of the last
/// @param unattributed requests without an endpoint
/// @param strays the most frequent of them
/// @param unasked endpoints of the plan that no row belongs to
/// @param brokenLines lines that were not understood
/// @param quoted the first of them
/// @param baseline where transport was measured; empty: it was not
/// @param notes what whoever reads the verdict has to know
public record Verification(
    String file,
    String format,
    Report report,
    List<Observations> endpoints,
    List<Curve> curves,
    long requests,
    long firstNanos,
    long lastNanos,
    long unattributed,
    List<Stray> strays,
    List<String> unasked,
    long brokenLines,
    List<Intake.Broken> quoted,
    String baseline,
    List<String> notes) {
  /// The baseline of times that the server itself took: no transport is in them.
  public static final String SERVER = "the server itself";

  /// The baseline of times that are joined with the decisions: transport is in each of them.
  public static final String JOINED = "each request";

  /// Requests without an endpoint that look alike.
  public record Stray(String request, String reason, long count) {}

  public Verification {
    endpoints = List.copyOf(endpoints);
    curves = List.copyOf(curves);
    strays = List.copyOf(strays);
    unasked = List.copyOf(unasked);
    quoted = List.copyOf(quoted);
    notes = List.copyOf(notes);
  }

  /// Told and served of one endpoint.
  public Optional<Curve> curve(String endpoint) {
    return curves.stream().filter(curve -> curve.endpoint().equals(endpoint)).findFirst();
  }

  /// The claims about one endpoint.
  public List<Claim> claims(String endpoint) {
    return report.claims().stream().filter(claim -> claim.endpoint().equals(endpoint)).toList();
  }
}
