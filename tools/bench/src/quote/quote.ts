import { join } from 'node:path';
import { ROUNDS, sized } from '../measure/bench-size.js';
import { rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { inChild } from '../world/child.js';
import type { QuoteOrder, QuoteResult } from './measure-quotes.js';

/** Carts compared with brute force: cheap enough for short runs too. */
const CHECKED = 10_000;
const TIMED = sized(2_000, 1_000);

/** The best set of 60 grants for 20 lines, and whether it is the one that trying every set finds. */
export async function quote(): Promise<Report> {
  const order: QuoteOrder = { checked: CHECKED, timed: TIMED, rounds: ROUNDS };
  const logFile = join(keptFolder(), 'quote.log');
  const result = await inChild<QuoteResult>({ program: 'quote/quote-process.js', logFile }, order);
  return {
    ...{ bench: 'quote', rounds: ROUNDS, checked: result.mismatches === 0 },
    figures: [
      atMost('quote.p99-ms', result.p99Ms, 5, 'ms'),
      atMost('quote.p99-cpu-ms', result.cpuP99Ms, 5, 'ms'),
      atMost('quote.mismatches', result.mismatches, 0, 'carts'),
    ],
    notes: [
      `60 grants x 20 lines x 5 groups, both modes in turn, ${TIMED} carts; p50 ${rounded(result.p50Ms)} ms; the best of the rounds`,
      `${result.compared} small carts (up to 5 lines, 8 grants) priced a second time by trying every legal set`,
      `${result.unproven} of the large carts met the bound of the search before it was certain`,
    ],
  };
}

function atMost(name: string, value: number, goal: number, unit: string): Figure {
  return { name, value: rounded(value), goal, better: 'lower', unit };
}
