/// What the server says of itself: its own decisions, judged. Start at [VerificationResource].
///
/// The engine keeps evidence in constant space ([KeptEvidence] is how it is seen from here); a
/// [Mark] is its state at one moment, so that what came since can be judged alone. The judge is
/// [dev.understudy.core.verify.Judge].
@NullMarked
package dev.understudy.control.verification;

import org.jspecify.annotations.NullMarked;
