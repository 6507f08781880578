import { CODE_HEAD, HAS, HAS_ANY, OPERATION_BITS } from './code.js';

/** So many tokens are named at most; a rule that lists more of them is asked. */
export const FIRST_TOKENS = 4;

/** Tokens after those of a dictionary: one that never holds, and one that always does. */
export interface OuterTokens {
  readonly never: number;
  readonly always: number;
}

/** The code of one rule. */
export interface Stretch {
  readonly code: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Puts `FIRST_TOKENS` tokens into `into` of which one must hold at least if the rule does, by the first literal of each of
 * its conjunctions, which is its rarest: of whom none of them holds the rule need not be asked. Null: it is asked of all.
 */
export function putFirstTokens(
  rule: Stretch | null,
  { never, always }: OuterTokens,
  into: Int32Array,
): void {
  into.fill(never);
  if (rule !== null && collect(rule, into) <= FIRST_TOKENS) return;
  into.fill(never);
  into[0] = always;
}

/** How many there are, more than `FIRST_TOKENS` where they are not to be named. */
function collect({ code, start, end }: Stretch, into: Int32Array): number {
  let found = 0;
  for (let offset = start; offset < end; offset = code[offset + 1] as number) {
    const first = offset + CODE_HEAD;
    const listed = first < (code[offset + 1] as number) ? listedAt(code[first] as number) : 0;
    if (listed === 0 || found + listed > FIRST_TOKENS) return FIRST_TOKENS + 1;
    for (let at = first + 1; at <= first + listed; at += 1) into[found++] = code[at] as number;
  }
  return found;
}

/** How many tokens a literal lists of which one must hold; 0: it is of another kind. */
function listedAt(head: number): number {
  const operation = head & ((1 << OPERATION_BITS) - 1);
  if (operation === HAS) return 1;
  return operation === HAS_ANY ? head >>> OPERATION_BITS : 0;
}
