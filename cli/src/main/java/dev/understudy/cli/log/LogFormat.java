package dev.understudy.cli.log;

/// How an event looks: a line for people, or one JSON object a line for machines.
public enum LogFormat {
  TEXT,
  JSON
}
