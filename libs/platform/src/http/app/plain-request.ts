import { HeaderName, PlainHeaders, type HotHeaders } from './plain-headers.js';

/** A request that came whole and says nothing out of the common. */
export class PlainRequest {
  constructor(
    readonly method: string,
    readonly url: string,
    /** Each once. */
    readonly headers: HotHeaders,
    private readonly bytes: Buffer,
    private readonly bodyAt: number,
  ) {}

  /** The body, of UTF-8. */
  bodyText(): string {
    return this.bytes.toString('utf8', this.bodyAt);
  }
}

const [END_OF_LINE, END_OF_HEAD] = ['\r\n', '\r\n\r\n'];
/** What `node:http` takes of a head unless it is told otherwise. */
const MOST_HEAD_BYTES = 16 * 1024;
const BEGINNING = /^[A-Z]{3,7} \//;
const VERSION = ' HTTP/1.1';
/**
 * The request line; then header lines, each with the end of the line before it: RFC 9110 names without `_`, and values
 * of visible ASCII, blanks and tabs: neither folds nor bytes beyond.
 */
const HEAD = /^[A-Z]{3,7} \/[!-~]* HTTP\/1\.1(?:\r\n[!#$%&'*+.^`|~0-9A-Za-z-]+:[\t -~]*)+$/;
const [HOST, CONNECTION] = [new HeaderName('host'), new HeaderName('connection')];
const LENGTH = new HeaderName('content-length');
const CONTENT_LENGTH = /^(?:0|[1-9]\d{0,8})$/;
const KEEP_ALIVE = /^keep-alive$/i;
/** What changes how a message is framed, or what its connection is for. */
const OUT_OF_THE_COMMON: ReadonlySet<number> = new Set(
  ['transfer-encoding', 'expect', 'upgrade', 'trailer', 'te'].map(
    (name) => new HeaderName(name).hash,
  ),
);

/**
 * Reads a request of HTTP/1.1 (RFC 9112) out of the bytes that a connection brought. It knows one way to write one, in
 * which nobody can find another end of the message than it does: whole, with one `Host`, one `Content-Length` or no
 * body, no header twice, nothing after it. 'unfinished' where the rest of what may become one is missing, null for all else.
 */
export function readPlainRequest(bytes: Buffer): PlainRequest | 'unfinished' | null {
  // With the body, if there is one: a search in text costs a quarter of one in bytes.
  const text = bytes.toString('latin1', 0, MOST_HEAD_BYTES + END_OF_HEAD.length);
  const end = text.indexOf(END_OF_HEAD);
  if (end === -1) return mayBecomeOne(bytes, text) ? 'unfinished' : null;
  if (!HEAD.test(text.slice(0, end))) return null;
  const lineEnd = text.indexOf(END_OF_LINE);
  const headers = headersOf(text, lineEnd, end);
  const length = headers && bodyLengthOf(headers);
  if (headers === null || length === null) return null;
  const bodyAt = end + END_OF_HEAD.length;
  const missing = bodyAt + length - bytes.length;
  if (missing !== 0) return missing > 0 ? 'unfinished' : null;
  const methodEnd = text.indexOf(' ');
  const method = text.slice(0, methodEnd);
  const url = text.slice(methodEnd + 1, lineEnd - VERSION.length);
  return new PlainRequest(method, url, headers, bytes, bodyAt);
}

function mayBecomeOne(bytes: Buffer, text: string): boolean {
  return bytes.length <= MOST_HEAD_BYTES && BEGINNING.test(text);
}

/** Of plain lines that each begin with the end of the one before; null when one is uncommon, or comes twice. */
function headersOf(text: string, from: number, end: number): PlainHeaders | null {
  const headers = new PlainHeaders(text);
  let at = from;
  while (at < end) {
    const nameAt = at + END_OF_LINE.length;
    const colon = text.indexOf(':', nameAt);
    const lineEnd = text.indexOf(END_OF_LINE, colon);
    const hash = headers.add(nameAt, colon, lineEnd);
    if (hash === null || OUT_OF_THE_COMMON.has(hash)) return null;
    at = lineEnd;
  }
  return headers;
}

/** Null where two could understand it in two ways, or something is asked of the connection. */
function bodyLengthOf(headers: HotHeaders): number | null {
  const connection = headers.get(CONNECTION);
  if (connection !== undefined && !KEEP_ALIVE.test(connection)) return null;
  const length = headers.get(LENGTH) ?? '0';
  return headers.get(HOST) !== undefined && CONTENT_LENGTH.test(length) ? Number(length) : null;
}
