package dev.understudy.results.format;

import dev.understudy.results.text.Columns;
import dev.understudy.results.text.CsvReader;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.List;

/// Walks the records below a header line; a record that its reader cannot read is a broken line.
final class CsvRows {
  private CsvRows() {}

  /// Reads one record.
  interface RecordReader {
    /// @throws FieldException where it is broken
    void read(List<String> record, long line);
  }

  /// Made of the header, before the first record.
  interface ReaderOfHeader {
    RecordReader of(Columns columns, long line);
  }

  static void read(TextInput in, Intake intake, ReaderOfHeader maker) throws IOException {
    char separator = CsvReader.separator(Head.of(in.head()).first());
    CsvReader records = new CsvReader(in, separator);
    if (!records.next()) {
      return;
    }
    List<String> header = records.fields();
    each(records, intake, maker.of(new Columns(header), records.number()), header);
  }

  /// The same for files without a header.
  static void readAll(TextInput in, Intake intake, RecordReader reader) throws IOException {
    each(new CsvReader(in, ','), intake, reader, List.of());
  }

  private static void each(
      CsvReader records, Intake intake, RecordReader reader, List<String> header)
      throws IOException {
    boolean more = true;
    while (more) {
      try {
        more = records.next();
        // files that were put together carry the header again
        if (more && !records.fields().equals(header)) {
          if (records.fields().size() < header.size()) {
            throw new FieldException(
                records.fields().size() + " fields, but the header has " + header.size());
          }
          reader.read(records.fields(), records.number());
        }
      } catch (FieldException e) {
        intake.broken(records.number(), e, records.text());
      }
    }
  }
}
