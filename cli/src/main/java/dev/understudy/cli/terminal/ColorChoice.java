package dev.understudy.cli.terminal;

/// What `--color` says.
public enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER
}
