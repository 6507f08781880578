import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse, type Info } from 'csv-parse';
import { Cells } from './cells.js';
import { CellFault, FolderFault, type Row, type RowOrigin } from './rows.js';

// An opening quote that is never closed must not swallow the rest of a large file.
const LONGEST_RECORD = 1_000_000;

const CSV_OPTIONS = {
  bom: true,
  info: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: LONGEST_RECORD,
} as const;

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

/** One CSV file, plain or gzip, read row by row: what is in memory does not grow with the file. */
export class CsvFile {
  readonly name: string;

  constructor(private readonly path: string) {
    this.name = basename(path);
  }

  /**
   * The rows as `read` understands them; a row that it throws a `CellFault` at, or that has another
   * number of cells than the header, is a row at fault. Throws `FolderFault` when one of the columns is
   * missing or the file is not CSV.
   */
  async *rows<T>(columns: readonly string[], read: (cells: Cells) => T): AsyncGenerator<Row<T>> {
    let header: readonly string[] | undefined;
    for await (const { record, info } of this.records()) {
      if (header === undefined) {
        header = this.checked(record, columns);
      } else {
        yield rowOf({ file: this.name, line: info.lines }, header, record, read);
      }
    }
    if (header === undefined) throw new FolderFault(`${this.name} is empty`);
  }

  private async *records(): AsyncGenerator<Parsed> {
    const file = createReadStream(this.path);
    const parser = parse(CSV_OPTIONS);
    const steps = this.path.endsWith('.gz') ? [file, createGunzip(), parser] : [file, parser];
    // The callback form hands an error of any step to the parser, whose reader then throws it.
    pipeline(steps, () => undefined);
    try {
      yield* parser as AsyncIterable<Parsed>;
    } catch (error) {
      throw this.asFault(error);
    } finally {
      file.destroy();
    }
  }

  private checked(header: readonly string[], columns: readonly string[]): readonly string[] {
    const names = header.map((name) => name.trim());
    const missing = columns.filter((column) => !names.includes(column));
    if (missing.length > 0) {
      throw new FolderFault(`${this.name} has no column ${missing.join(', ')}`);
    }
    return names;
  }

  private asFault(error: unknown): unknown {
    const { code } = error as { code?: unknown };
    const isBroken = error instanceof CsvError || String(code).startsWith('Z_');
    return isBroken ? new FolderFault(`${this.name}: ${(error as Error).message}`) : error;
  }
}

function rowOf<T>(
  origin: RowOrigin,
  header: readonly string[],
  record: readonly string[],
  read: (cells: Cells) => T,
): Row<T> {
  if (record.length !== header.length) {
    return { ok: false, origin, fault: `has ${record.length} cells, not ${header.length}` };
  }
  const cells = new Cells(
    Object.fromEntries(header.map((column, index) => [column, record[index] ?? ''])),
  );
  try {
    return { ok: true, origin, record: read(cells) };
  } catch (fault) {
    if (fault instanceof CellFault) return { ok: false, origin, fault: fault.message };
    throw fault;
  }
}
