import { bestSlate } from '@boon/placement/slates';
import { percentile } from '../measure/summary.js';
import { exactTotal } from './exact-total.js';
import { PLACES, slateAt } from './random-slates.js';

/** What is to be measured. */
export interface AssignmentOrder {
  readonly timed: number;
  readonly checked: number;
  readonly rounds: number;
}

/** What was found; times in ms, of each page the best of the rounds. */
export interface AssignmentResult {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mismatches: number;
  readonly unproven: number;
}

/** Times pages one by one, several times over, and compares the first of them with the exact optimum. */
export function measureAssignment({ timed, checked, rounds }: AssignmentOrder): AssignmentResult {
  const slates = Array.from({ length: timed }, (_, n) => slateAt(n));
  const times = new Float64Array(timed).fill(Infinity);
  let [mismatches, unproven] = [0, 0];
  // The first round makes the code warm.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [n, options] of slates.entries()) {
      const startedAt = performance.now();
      const { isOptimal } = bestSlate(PLACES, options);
      const ms = performance.now() - startedAt;
      if (round > 0) times[n] = Math.min(times[n] ?? Infinity, ms);
      if (round === 0 && !isOptimal) unproven += 1;
    }
  }
  for (const options of slates.slice(0, checked)) {
    if (bestSlate(PLACES, options).total !== exactTotal(PLACES, options)) mismatches += 1;
  }
  const sorted = times.sort();
  return {
    ...{ p50Ms: percentile(sorted, 0.5), p99Ms: percentile(sorted, 0.99) },
    ...{ mismatches, unproven },
  };
}
