import { createHash } from 'node:crypto';

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const MOST_BYTES_OF_LINE = 16 * 1024;

/** A line that is not empty, without blanks around it; null: it is longer than a line may be. */
export type NumberedLine = readonly [number: number, text: string | null];

/**
 * A body of lines as it came: its bytes lie outside of the heap and become texts line by line, as often as somebody
 * reads them, so that a large body costs its size once.
 */
export class BodyLines {
  private hash: string | undefined;

  constructor(private readonly bytes: Buffer) {}

  /** Of its bytes, as hex. */
  get sha256(): string {
    return (this.hash ??= createHash('sha256').update(this.bytes).digest('hex'));
  }

  /** Lines that are not empty, counted from 1 with the empty ones. At most 16 KB each. */
  *numbered(): Generator<NumberedLine> {
    const { bytes } = this;
    const hasMark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    let start = hasMark ? BYTE_ORDER_MARK.length : 0;
    for (let number = 1; start < bytes.length; number += 1) {
      const found = bytes.indexOf(LINE_FEED, start);
      const end = found === -1 ? bytes.length : found;
      const isTooLong = end - start > MOST_BYTES_OF_LINE;
      const text = isTooLong ? null : bytes.toString('utf8', start, end).trim();
      if (text !== '') yield [number, text];
      start = end + 1;
    }
  }
}
