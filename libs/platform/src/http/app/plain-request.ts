import type { IncomingHttpHeaders } from 'node:http';

/** A request that came whole and says nothing out of the common. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name, each once. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const [END_OF_LINE, END_OF_HEAD] = ['\r\n', '\r\n\r\n'];
/** What `node:http` takes of a head unless it is told otherwise. */
const MOST_HEAD_BYTES = 16 * 1024;
const BEGINNING = /^[A-Z]{3,7} \//;
const LONGEST_BEGINNING = 9;
const REQUEST_LINE = /^([A-Z]{3,7}) (\/[!-~]*) HTTP\/1\.1$/;
/** RFC 9110 names without `_`, and values of visible ASCII, blanks and tabs: neither folds nor bytes beyond. */
const HEADER_LINES = /^(?:\r\n[!#$%&'*+.^`|~0-9A-Za-z-]+:[\t -~]*)+$/;
const CONTENT_LENGTH = /^(?:0|[1-9]\d{0,8})$/;
const KEEP_ALIVE = /^keep-alive$/i;
/** What changes how a message is framed, or what its connection is for. */
const OUT_OF_THE_COMMON = ['transfer-encoding', 'expect', 'upgrade', 'trailer', 'te'] as const;

/**
 * Reads a request of HTTP/1.1 (RFC 9112) out of the bytes that a connection brought. It knows one way to write one, in
 * which nobody can find another end of the message than it does: whole, with one `Host`, one `Content-Length` or no
 * body, no header twice, nothing after it. 'unfinished' where the rest of what may become one is missing, null for all else.
 */
export function readPlainRequest(bytes: Buffer): PlainRequest | 'unfinished' | null {
  const end = bytes.indexOf(END_OF_HEAD, 0, 'latin1');
  if (end === -1) return mayBecomeOne(bytes) ? 'unfinished' : null;
  if (end > MOST_HEAD_BYTES) return null;
  const head = bytes.toString('latin1', 0, end);
  const lineEnd = head.indexOf(END_OF_LINE);
  if (lineEnd === -1) return null;
  const [, method, url] = REQUEST_LINE.exec(head.slice(0, lineEnd)) ?? [];
  if (method === undefined || url === undefined) return null;
  const headers = headersOf(head.slice(lineEnd));
  if (headers === null || !isCommon(headers)) return null;
  const bodyAt = end + END_OF_HEAD.length;
  const missing = bodyAt + Number(headers['content-length'] ?? 0) - bytes.length;
  if (missing > 0) return 'unfinished';
  return missing < 0 ? null : { method, url, headers, body: bytes.subarray(bodyAt) };
}

function mayBecomeOne(bytes: Buffer): boolean {
  return (
    bytes.length <= MOST_HEAD_BYTES &&
    BEGINNING.test(bytes.toString('latin1', 0, LONGEST_BEGINNING))
  );
}

/** Of lines that each begin with the end of the one before; null when one is not plain, or a name comes twice. */
function headersOf(lines: string): Record<string, string> | null {
  if (!HEADER_LINES.test(lines)) return null;
  const headers: Record<string, string> = {};
  let at = 0;
  while (at !== -1) {
    const next = lines.indexOf(END_OF_LINE, at + 1);
    const colon = lines.indexOf(':', at);
    const name = lines.slice(at + END_OF_LINE.length, colon).toLowerCase();
    // Also whatever every object has, such as `constructor`.
    if (headers[name] !== undefined) return null;
    headers[name] = lines.slice(colon + 1, next === -1 ? undefined : next).trim();
    at = next;
  }
  return headers;
}

function isCommon(headers: Readonly<Record<string, string>>): boolean {
  const { host, connection, 'content-length': length = '0' } = headers;
  if (host === undefined || !CONTENT_LENGTH.test(length)) return false;
  if (connection !== undefined && !KEEP_ALIVE.test(connection)) return false;
  return OUT_OF_THE_COMMON.every((name) => headers[name] === undefined);
}
