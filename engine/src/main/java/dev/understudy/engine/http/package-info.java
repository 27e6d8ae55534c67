/// HTTP/1.x requests, read strictly (RFC 9112), from a byte array and without a network.
///
/// [HeadReader] turns the bytes of a head into a [RequestHead] in one pass and refuses whatever two
/// parties could read differently: bare CR or LF, folded fields, space before the colon, two
/// lengths, a coding other than `chunked`. [PayloadReader] does the same for the payload. What is
/// refused is a [BadRequest]: a status and a sentence that names what was seen. Nothing is mended
/// on the way in, because a stand-in that forgives what the real service refuses proves nothing.
///
/// Netty's decoder was tried first. It joins folded fields, takes a tab for a space in the request
/// line and knows no Host rules, so each of these would have needed a second pass over the bytes.
@NullMarked
package dev.understudy.engine.http;

import org.jspecify.annotations.NullMarked;
