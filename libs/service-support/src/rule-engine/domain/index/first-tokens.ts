import { CODE_HEAD, HAS, HAS_ANY, OPERATION_BITS } from './code.js';
import type { OuterTokens } from './probe.js';

/** So many tokens are named at most; a rule that lists more of them is asked. */
export const FIRST_TOKENS = 4;

/** The code of one rule. */
export interface Stretch {
  readonly code: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Writes `FIRST_TOKENS` tokens into `words`, from `at` on, of which one must hold at least if the rule does, by the first
 * literal of each of its conjunctions, which is its rarest: of whom none of them holds the rule need not be asked.
 */
export function writeFirstTokens(
  { code, start, end }: Stretch,
  outer: OuterTokens,
  words: Int32Array,
  at: number,
): void {
  let found = 0;
  for (let offset = start; offset < end; offset = code[offset + 1] as number) {
    const first = offset + CODE_HEAD;
    const listed = first < (code[offset + 1] as number) ? listedAt(code[first] as number) : 0;
    if (listed === 0 || found + listed > FIRST_TOKENS) {
      writeAlways(outer, words, at);
      return;
    }
    for (let token = first + 1; token <= first + listed; token += 1) {
      words[at + found++] = code[token] as number;
    }
  }
  while (found < FIRST_TOKENS) words[at + found++] = outer.never;
}

/** The tokens of a rule that is asked of all. */
export function writeAlways({ always, never }: OuterTokens, words: Int32Array, at: number): void {
  words[at] = always;
  for (let other = 1; other < FIRST_TOKENS; other += 1) words[at + other] = never;
}

/** How many tokens a literal lists of which one must hold; 0: it is of another kind. */
function listedAt(head: number): number {
  const operation = head & ((1 << OPERATION_BITS) - 1);
  if (operation === HAS) return 1;
  return operation === HAS_ANY ? head >>> OPERATION_BITS : 0;
}
