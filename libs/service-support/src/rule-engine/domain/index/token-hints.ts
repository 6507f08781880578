import { CODE_HEAD, HAS, HAS_ANY, OPERATION_BITS } from './code.js';
import { highHint, lowHint, OPEN } from './token-bits.js';

/**
 * Two words for each rule: the bits of the tokens of which one must hold at least, by the first literal of each of its
 * conjunctions, which is its rarest. A context that has none of the bits need not be asked; one that has some must.
 */
export function hintsOf(code: readonly number[], starts: Int32Array, ends: Int32Array): Int32Array {
  const hints = new Int32Array(2 * starts.length);
  for (let rule = 0; rule < starts.length; rule += 1) {
    const start = starts[rule] as number;
    if (start < 0) hints[2 * rule + 1] = OPEN;
    else addRule(hints, 2 * rule, { code, start, end: ends[rule] as number });
  }
  return hints;
}

interface Stretch {
  readonly code: readonly number[];
  readonly start: number;
  readonly end: number;
}

function addRule(hints: Int32Array, at: number, { code, start, end }: Stretch): void {
  for (let offset = start; offset < end; offset = code[offset + 1] as number) {
    const first = offset + CODE_HEAD;
    const count = first < (code[offset + 1] as number) ? listedAt(code[first] as number) : 0;
    if (count === 0) hints[at + 1] = (hints[at + 1] as number) | OPEN;
    for (let token = first + 1; token <= first + count; token += 1) {
      hints[at] = (hints[at] as number) | lowHint(code[token] as number);
      hints[at + 1] = (hints[at + 1] as number) | highHint(code[token] as number);
    }
  }
}

/** How many tokens a literal lists of which one must hold; 0: it is of another kind. */
function listedAt(head: number): number {
  const operation = head & ((1 << OPERATION_BITS) - 1);
  if (operation === HAS) return 1;
  return operation === HAS_ANY ? head >>> OPERATION_BITS : 0;
}
