package dev.understudy.cli.serve;

import dev.understudy.control.store.PostgresAddress;
import java.nio.file.Path;
import java.util.Optional;

/// Where revisions are kept.
///
/// @param data folder, as the user named it
/// @param usual folder where the user named none; empty where there is no place for it, and then
///   they are kept in memory
/// @param shared database of many instances, instead of a folder
/// @param keep how many
/// @param writeBack the file that follows what runs
public record StoreOptions(
    Optional<Path> data,
    Optional<Path> usual,
    Optional<PostgresAddress> shared,
    int keep,
    Optional<Path> writeBack) {}
