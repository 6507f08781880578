const USER_ID = /^[^\p{C}\p{Z}]{1,64}$/u;
/** No separators: several keys of a row are written with a blank, a semicolon or a bar between them. */
const PERSON_KEY = /^[^\p{C}\p{Z};|]{1,128}$/u;
const MOST_KEYS = 4;
const USER_COLUMNS = new Set(['user_id', 'userid', 'user']);
const PERSON_COLUMNS = new Set(['person_keys', 'personkeys', 'person_key']);

/** A row that can be read. */
export interface GrantRow {
  readonly user: string;
  /** Person keys, separated by blanks; '' where it names none. */
  readonly persons: string;
}

/** A field of a line that cannot be read. */
export interface RowFault {
  /** Of the upload, counted from 1, header and empty lines included. */
  readonly line: number;
  readonly field: 'userId' | 'personKeys' | 'json' | 'line';
}

interface Row {
  readonly user: unknown;
  readonly persons: readonly unknown[];
}

/**
 * Reads the lines of an upload, from the first on: a line is `{"userId":"u-1","personKeys":["..."]}`, `"u-1"`, or a line of
 * a CSV file. Its header names the columns `user_id` and `person_keys`; without one the first column is the user.
 */
export class GrantRowReader {
  private columns: Columns = FIRST_IS_USER;
  private mayBeHeader = true;

  /** The row of a line that is not empty, or what is wrong with it; null: a header. A line that is too long is null. */
  read(line: number, text: string | null): GrantRow | RowFault | null {
    if (text === null) return { line, field: 'line' };
    const header = this.mayBeHeader ? columnsOf(text) : null;
    if (header !== null) {
      this.columns = header;
      return null;
    }
    this.mayBeHeader = false;
    const row = text.startsWith('{') ? fromJson(text) : fromCsv(text, this.columns);
    const field = faultOf(row);
    if (field !== null) return { line, field };
    return { user: row?.user as string, persons: row?.persons.join(' ') ?? '' };
  }
}

function faultOf(row: Row | null): RowFault['field'] | null {
  if (row === null) return 'json';
  if (!matches(row.user, USER_ID)) return 'userId';
  const isFine =
    row.persons.length <= MOST_KEYS && row.persons.every((key) => matches(key, PERSON_KEY));
  return isFine ? null : 'personKeys';
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function fromJson(line: string): Row | null {
  try {
    const { userId, personKeys } = JSON.parse(line) as { userId?: unknown; personKeys?: unknown };
    if (personKeys === undefined || personKeys === null) return { user: userId, persons: [] };
    return { user: userId, persons: Array.isArray(personKeys) ? personKeys : [null] };
  } catch {
    return null;
  }
}

interface Columns {
  readonly user: number;
  /** -1: there is none. */
  readonly persons: number;
}

const FIRST_IS_USER: Columns = { user: 0, persons: -1 };

/** Null: the line is no header. */
function columnsOf(line: string): Columns | null {
  const names = cellsOf(line).map((name) => name.toLowerCase());
  const user = names.findIndex((name) => USER_COLUMNS.has(name));
  if (user === -1) return null;
  return { user, persons: names.findIndex((name) => PERSON_COLUMNS.has(name)) };
}

function fromCsv(line: string, { user, persons }: Columns): Row {
  const cells = cellsOf(line);
  const keys = persons === -1 ? '' : (cells[persons] ?? '');
  return { user: unguarded(cells[user] ?? ''), persons: keys === '' ? [] : keys.split(/[\s;|]+/) };
}

/** The quote of a formula that a spreadsheet put there is taken off. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/, '');
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells = [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return cells.map(([, quoted, plain = '']) => (quoted?.replaceAll('""', '"') ?? plain).trim());
}
