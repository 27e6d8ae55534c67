/// Configurations from elsewhere: each [Importer] makes our text of another format. [Importers]
/// lists them.
@NullMarked
package dev.understudy.config.imports;

import org.jspecify.annotations.NullMarked;
