/// Revisions in a database: [Stores] opens one.
///
/// [SqlStore] speaks the SQL that SQLite and PostgreSQL share; what they do not share is a
/// [Sessions]: [SqliteFile], a file in a folder of its own that one process holds, and
/// [PostgresPool], which many instances share. [Migrations] runs Flyway, and only where the schema
/// is behind, because starting it costs a second. A file that is damaged is set aside by [Salvage],
/// with the last good revision beside it.
@NullMarked
package dev.understudy.control.store;

import org.jspecify.annotations.NullMarked;
