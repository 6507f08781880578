import { discountWith, type Candidate } from '../candidate.js';
import { firstDifference, type ChosenSet } from './chosen-set.js';
import type { Slot } from './slots.js';

/** A set of grants, what it takes off and what is left on the lines. */
interface Begun {
  readonly chosen: readonly Candidate[];
  readonly discount: number;
  readonly left: readonly number[];
}

/** The slots that are still open to it, with the most that each could give, largest first. */
interface Open {
  readonly slots: readonly Slot[];
  /** The first slot goes on from this candidate. */
  readonly from: number;
  readonly peaks: readonly (readonly number[])[];
}

/** The set to be beaten; with less discount than `leastToTie` nothing comes to its total. */
interface ToBeat {
  readonly best: ChosenSet;
  readonly leastToTie: number;
  readonly amount: number;
}

/**
 * Whether a set that can at most come to the best total may still win the tie: by fewer grants, less
 * subsidy, earlier expiries or lower ids. In doubt: yes.
 */
export function mayWinTie(begun: Begun, open: Open, { best, leastToTie, amount }: ToBeat): boolean {
  const peaks = open.peaks.flat().sort(descending);
  const most = Math.min(begun.discount + sumOf(peaks), amount);
  const subsidy = best.discount + best.subsidy > most ? 1 : 0;
  const missing = fewestFor(leastToTie - begun.discount, peaks);
  const fewest = begun.chosen.length + missing + subsidy;
  if (fewest !== best.count) return fewest < best.count;
  if (most !== best.discount) return most > best.discount;
  return mayWinByDate(begun, open, { best, missing });
}

/** How many of the peaks it takes at least to come to `need`. */
function fewestFor(need: number, peaks: readonly number[]): number {
  let missing = need;
  let count = 0;
  for (const peak of peaks) {
    if (missing <= 0) break;
    missing -= peak;
    count += 1;
  }
  return count;
}

/**
 * The tie needs exactly so many more grants. Of each slot only those count that come to the best discount
 * with the largest others beside them: the earliest dates and lowest ids of these are the best to hope for.
 */
function mayWinByDate(
  begun: Begun,
  open: Open,
  { best, missing }: { readonly best: ChosenSet; readonly missing: number },
): boolean {
  const expiries: number[] = [];
  const ids: string[] = [];
  open.slots.forEach((slot, index) => {
    const places = open.peaks[index]?.length ?? 0;
    if (places === 0) return;
    const least = best.discount - begun.discount - mostBeside(open.peaks, index, missing - 1);
    const barred = index === 0 ? new Set(slot.candidates.slice(0, open.from)) : null;
    const useful = slot.byStrength.filter(
      (one) => one.onList >= least && !barred?.has(one) && discountWith(one, begun.left) >= least,
    );
    expiries.push(
      ...lowest(
        useful.map((one) => one.expiry),
        places,
        ascending,
      ),
    );
    ids.push(
      ...lowest(
        useful.map((one) => one.grant.grantId),
        places,
      ),
    );
  });
  const hoped = [
    ...begun.chosen.map((one) => one.expiry),
    ...lowest(expiries, missing, ascending),
  ].sort(ascending);
  const byExpiry = firstDifference(hoped, best.expiries);
  if (byExpiry !== 0) return byExpiry < 0;
  const named = begun.chosen.map((one) => one.grant.grantId);
  return firstDifference([...named, ...lowest(ids, missing)].sort(), best.ids) < 0;
}

/** The sum of the largest `count` peaks when one place of this slot is taken. */
function mostBeside(peaks: readonly (readonly number[])[], taken: number, count: number): number {
  const beside = peaks.flatMap((own, index) => (index === taken ? own.slice(0, -1) : own));
  return sumOf(beside.sort(descending).slice(0, count));
}

function lowest<Value>(
  values: Value[],
  count: number,
  by?: (a: Value, b: Value) => number,
): Value[] {
  return values.sort(by).slice(0, count);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function ascending(a: number, b: number): number {
  return a - b;
}

function descending(a: number, b: number): number {
  return b - a;
}
