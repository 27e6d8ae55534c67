package dev.understudy.config.expression;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.understudy.config.match.JsonPathCondition;
import dev.understudy.config.match.MatchException;
import dev.understudy.config.match.ValueTest;
import dev.understudy.core.expression.Escape;
import dev.understudy.core.expression.JsonText;
import dev.understudy.core.expression.NoValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/// Functions that make a text of another, or look into JSON.
@SuppressWarnings(
    "Immutable") // what the functions close over never changes, though no type says so
final class TextFunctions {
  private record Function(
      String name,
      CelType result,
      CelType argument,
      Class<?> type,
      CelFunctionOverload.Unary<Object> body) {}

  private static final List<Function> FUNCTIONS =
      List.of(
          text("base64", it -> Base64.getEncoder().encodeToString(bytes(it))),
          text("base64Decode", TextFunctions::decoded),
          text("sha256", it -> hash("SHA-256", it)),
          text("md5", it -> hash("MD5", it)),
          text("crc32", TextFunctions::crc32),
          text("url", it -> Escape.URL.of(it)),
          text("xml", it -> Escape.MARKUP.of(it)),
          text("lower", it -> it.toLowerCase(java.util.Locale.ROOT)),
          text("upper", it -> it.toUpperCase(java.util.Locale.ROOT)),
          new Function(
              "json", SimpleType.STRING, SimpleType.DYN, Object.class, TextFunctions::json));

  // Paths are literals of the configuration in practice; a text made at run time must not fill it.
  private static final int MOST_PATHS = 1000;
  private static final ConcurrentHashMap<String, JsonPath> PATHS = new ConcurrentHashMap<>();
  private static final Configuration SELECT = Configuration.builder().build();

  private TextFunctions() {}

  private interface TextBody {
    String of(String text);
  }

  private static Function text(String name, TextBody body) {
    return new Function(
        name, SimpleType.STRING, SimpleType.STRING, String.class, it -> body.of((String) it));
  }

  static List<CelFunctionDecl> declarations() {
    List<CelFunctionDecl> declarations = new ArrayList<>();
    for (Function it : FUNCTIONS) {
      declarations.add(
          CelFunctionDecl.newFunctionDeclaration(
              it.name(),
              CelOverloadDecl.newGlobalOverload(it.name() + "_text", it.result(), it.argument())));
    }
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            "jsonPath",
            CelOverloadDecl.newGlobalOverload(
                "json_path", SimpleType.DYN, SimpleType.DYN, SimpleType.STRING)));
    return declarations;
  }

  static List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    for (Function it : FUNCTIONS) {
      bindings.addAll(
          CelFunctionBinding.fromOverloads(
              it.name(),
              CelFunctionBinding.from(
                  it.name() + "_text", List.of(it.type()), args -> it.body().apply(args[0]))));
    }
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "jsonPath",
            CelFunctionBinding.from(
                "json_path", Object.class, String.class, TextFunctions::jsonPath)));
    return bindings;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Missing("the text is no base64");
    }
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private static String crc32(String text) {
    CRC32 crc = new CRC32();
    crc.update(bytes(text));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static Object json(Object value) {
    try {
      return JsonText.of(Values.out(value));
    } catch (NoValueException e) {
      throw Missing.of(e);
    }
  }

  /// What the path selects: one value where it is definite, else a list.
  private static Object jsonPath(Object json, String path) {
    JsonPath known = PATHS.get(path);
    try {
      if (known == null) {
        JsonPathCondition.of(path, ValueTest.present()); // refuses what could run without end
        known = JsonPath.compile(path);
        if (PATHS.size() < MOST_PATHS) {
          PATHS.put(path, known);
        }
      }
      Object found = known.read(json, SELECT);
      return found == null ? NullValue.NULL_VALUE : found;
    } catch (MatchException | JsonPathException e) {
      throw new Missing("jsonPath selects nothing: " + e.getMessage());
    }
  }
}
