/** The headers of a request, as hot routes ask for them. */
export interface HotHeaders {
  get(name: HeaderName): string | undefined;
}

/** A name to ask by. Made once for many requests: to look at each of its letters costs more than to find the header. */
export class HeaderName {
  readonly hash: number;

  constructor(readonly lowerCase: string) {
    this.hash = hashOf(lowerCase, 0, lowerCase.length);
  }
}

/** A header line: where it stands, and a number that every way to write its name gives. */
interface Line {
  readonly hash: number;
  readonly nameAt: number;
  readonly colon: number;
  readonly end: number;
}

/** More than any caller sends; each is compared with all before it. */
const MOST_LINES = 64;
const [SPACE, TAB, UPPER_A, UPPER_Z] = [0x20, 0x09, 0x41, 0x5a];
const TO_LOWER = 0x20;

/** The headers of a plain head, left in its text until somebody asks: most never are. */
export class PlainHeaders implements HotHeaders {
  private readonly lines: Line[] = [];

  constructor(private readonly head: string) {}

  /** The hash of the line's name; null where a line before it may have the same name, or there are too many. */
  add(nameAt: number, colon: number, end: number): number | null {
    const { lines } = this;
    const hash = hashOf(this.head, nameAt, colon);
    if (lines.length === MOST_LINES) return null;
    for (let at = 0; at < lines.length; at += 1) if (lines[at]?.hash === hash) return null;
    lines.push({ hash, nameAt, colon, end });
    return hash;
  }

  get(name: HeaderName): string | undefined {
    const { lines } = this;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] as Line;
      // There is one line of a hash, but it may be that of another name as well.
      if (line.hash === name.hash) return this.isNamed(line, name) ? this.valueOf(line) : undefined;
    }
    return undefined;
  }

  private isNamed({ nameAt, colon }: Line, { lowerCase }: HeaderName): boolean {
    const { head } = this;
    if (colon - nameAt !== lowerCase.length) return false;
    return (
      head.startsWith(lowerCase, nameAt) || head.slice(nameAt, colon).toLowerCase() === lowerCase
    );
  }

  private valueOf({ colon, end }: Line): string {
    const { head } = this;
    let [from, to] = [colon + 1, end];
    while (from < to && isBlank(head.charCodeAt(from))) from += 1;
    while (to > from && isBlank(head.charCodeAt(to - 1))) to -= 1;
    return head.slice(from, to);
  }
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const lower = code >= UPPER_A && code <= UPPER_Z ? code | TO_LOWER : code;
    hash = (Math.imul(hash, 31) + lower) | 0;
  }
  return hash;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}
