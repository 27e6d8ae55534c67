package dev.understudy.control.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A file in a form, as browsers and `curl -F` send it.
public final class Multipart {
  public static final String TYPE = "multipart/form-data";

  private Multipart() {}

  /// @param name as the client calls it
  public record File(String name, String text) {}

  /// The only file of the form.
  ///
  /// @throws Refusal 400 where there is none or more than one, or it is not UTF-8 text
  public static File file(Call call) {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            "/",
            Unpooled.wrappedBuffer(call.body().getBytes()));
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, call.header("Content-Type").orElse(TYPE));
    if (!HttpPostRequestDecoder.isMultipart(request)) { // no boundary
      throw new Refusal(400, "the form cannot be read: its type has no boundary");
    }
    HttpPostMultipartRequestDecoder decoder = null;
    try {
      // in memory: the body has a bound
      decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
      Optional<File> file = Optional.empty();
      for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
        if (part instanceof FileUpload upload) {
          if (file.isPresent()) {
            throw new Refusal(400, "the form has more than one file");
          }
          file = Optional.of(new File(upload.getFilename(), text(upload)));
        }
      }
      return file.orElseThrow(() -> new Refusal(400, "the form has no file"));
    } catch (DecoderException | IOException | IllegalArgumentException e) {
      throw new Refusal(400, "the form cannot be read");
    } finally {
      if (decoder != null) {
        decoder.destroy();
      }
      request.release();
    }
  }

  private static String text(FileUpload upload) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(upload.get())).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(400, "the file is not UTF-8 text");
    }
  }
}
