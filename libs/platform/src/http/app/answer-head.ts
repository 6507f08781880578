import { STATUS_CODES } from 'node:http';

/** Headers that many answers have in common, written once. */
export class SharedHeaders {
  /** As they go out. */
  readonly lines: string;

  /** Of names and values in turn. */
  constructor(readonly pairs: readonly string[]) {
    let lines = '';
    for (let at = 0; at + 1 < pairs.length; at += 2) lines += `${pairs[at]}: ${pairs[at + 1]}\r\n`;
    this.lines = lines;
  }
}

/** What an answer of a hot route says before its body, but for its date and length, and what its connection adds. */
export interface AnswerHead {
  readonly status: number;
  readonly requestId: string;
  readonly shared: SharedHeaders;
  /** The connection is to be closed after it. */
  readonly isLast: boolean;
}

const STATUS_LINES = new Map<number, string>();

/** The first line of an answer, with its end. */
export function statusLine(status: number): string {
  const known = STATUS_LINES.get(status);
  if (known !== undefined) return known;
  const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
  STATUS_LINES.set(status, line);
  return line;
}
