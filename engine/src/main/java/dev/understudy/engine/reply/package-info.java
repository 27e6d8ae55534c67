/// Replies as bytes.
///
/// What a reply is does not change while its plan runs, so an [EncodedReply] is put together once
/// per plan, per status and per way the connection goes on ([Persistence]); a request copies it
/// into the connection's output and stamps the date. Payloads above [EncodedReply#LARGEST_INLINE]
/// are not copied but sent as slices of a [Payload], piece by piece as the client takes them, so
/// that a payload of 1 GiB needs no more memory than one of 1 MiB.
@NullMarked
package dev.understudy.engine.reply;

import org.jspecify.annotations.NullMarked;
