package dev.understudy.control.verification;

import dev.understudy.core.verify.Evidence;
import java.util.function.Supplier;

/// What is kept of one endpoint's decisions.
///
/// @param endpoint its id
/// @param origin the same object as long as the endpoint's behaviour is the same
/// @param asked whether any request has come
/// @param sum adds it up as of now; some 20 KiB, for the caller alone
public record KeptEvidence(String endpoint, Object origin, boolean asked, Supplier<Evidence> sum) {}
