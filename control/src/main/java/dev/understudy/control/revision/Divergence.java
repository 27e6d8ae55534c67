package dev.understudy.control.revision;

/// The configuration's file and what runs are not the same text.
///
/// @param revision that runs
/// @param diff from the file to it, as `diff -u` writes it
public record Divergence(long revision, String diff) {}
