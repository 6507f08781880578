const USER_ID = /^[^\p{C}\p{Z}]{1,64}$/u;
const HEADER = new Set(['user_id', 'userid', 'user']);

/** The rows of an upload, and those among them that name no user. */
export interface GrantRows {
  /** One per row; '' where the row names nobody. */
  readonly users: readonly string[];
  /** Row numbers of this upload, counted from 1. */
  readonly invalid: readonly number[];
}

/**
 * Reads an upload: a line is `{"userId":"u-1"}`, `"u-1"`, or the first column of a CSV file, whose header
 * `user_id` is passed over. Empty lines are no rows.
 */
export function readGrantRows(body: string): GrantRows {
  const users: string[] = [];
  const invalid: number[] = [];
  for (const line of linesOf(body)) {
    const isHeader = users.length === 0 && HEADER.has(line.toLowerCase());
    if (isHeader) continue;
    const user = userOf(line);
    users.push(user ?? '');
    if (user === null) invalid.push(users.length);
  }
  return { users, invalid };
}

/** Whether a text can be the id of a user. */
export function isUser(value: unknown): value is string {
  return typeof value === 'string' && USER_ID.test(value);
}

function userOf(line: string): string | null {
  const value = line.startsWith('{') ? fromJson(line) : fromCsv(line);
  return isUser(value) ? value : null;
}

function fromJson(line: string): unknown {
  try {
    return (JSON.parse(line) as { userId?: unknown }).userId;
  } catch {
    return null;
  }
}

/** The first column; the quote of a formula that a spreadsheet put there is taken off. */
function fromCsv(line: string): string {
  const [column = ''] = line.startsWith('"') ? [quoted(line)] : line.split(',');
  return column.trim().replace(/^'(?=[=+\-@])/, '');
}

function quoted(line: string): string {
  const end = /^"((?:[^"]|"")*)"/.exec(line);
  return (end?.[1] ?? '').replaceAll('""', '"');
}

function* linesOf(body: string): Generator<string> {
  let start = body.startsWith('\uFEFF') ? 1 : 0;
  while (start < body.length) {
    const found = body.indexOf('\n', start);
    const end = found === -1 ? body.length : found;
    const line = body.slice(start, end).trim();
    if (line !== '') yield line;
    start = end + 1;
  }
}
