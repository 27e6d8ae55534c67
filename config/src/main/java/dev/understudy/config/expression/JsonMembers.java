package dev.understudy.config.expression;

import dev.understudy.core.workflow.StoreUse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Payloads that are JSON objects, for stores.
public enum JsonMembers implements StoreUse.Reader {
  READER;

  @Override
  public Optional<Map<String, Object>> read(byte[] payload) {
    return JsonValues.read(payload)
        .map(Values::out)
        .filter(Map.class::isInstance)
        .map(
            value -> {
              Map<String, Object> members = new LinkedHashMap<>();
              ((Map<?, ?>) value)
                  .forEach((name, member) -> members.put(String.valueOf(name), member));
              return members;
            });
  }
}
