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
  /** With more discount than this no set follows. */
  readonly most: number;
}

/**
 * Whether a set that can at most come to the best total may still win the tie: by fewer grants, less
 * subsidy, earlier expiries or lower ids. In doubt: yes.
 */
export function mayWinTie(begun: Begun, open: Open, { best, leastToTie, most }: ToBeat): boolean {
  const peaks = open.peaks.flat().sort((a, b) => b - a);
  const subsidy = best.discount + best.subsidy > most ? 1 : 0;
  const missing = fewestFor(leastToTie - begun.discount, peaks);
  const fewest = begun.chosen.length + missing + subsidy;
  if (fewest !== best.count) return fewest < best.count;
  if (most !== best.discount) return most > best.discount;
  return mayWinByDate(begun, usefulOf(begun, open, { best, missing, peaks }), { best, missing });
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

/** The grants of one slot that may be part of a tie, and how many of them can be taken. */
interface Useful {
  readonly grants: readonly Candidate[];
  readonly places: number;
}

/** Those that come to the best discount with the largest others beside them. */
function usefulOf(
  { discount, left }: Begun,
  open: Open,
  tie: { readonly best: ChosenSet; readonly missing: number; readonly peaks: readonly number[] },
): Useful[] {
  const others = tie.missing - 1;
  const withOneMore = sumOf(tie.peaks, others + 1);
  return open.slots.map((slot, index) => {
    const own = open.peaks[index] ?? [];
    const given = own[own.length - 1] ?? 0;
    const isAmongOthers = given >= (tie.peaks[others - 1] ?? Infinity);
    const beside = isAmongOthers ? withOneMore - given : sumOf(tie.peaks, others);
    const least = Math.max(1, tie.best.discount - discount - beside);
    const barred = index === 0 ? slot.candidates.slice(0, open.from) : [];
    const grants = slot.byStrength.filter(
      (one) => one.onList >= least && !barred.includes(one) && discountWith(one, left) >= least,
    );
    return { grants, places: own.length };
  });
}

/** A tie needs exactly so many more: the earliest dates and lowest ids are the best to hope for. */
function mayWinByDate(
  { chosen }: Begun,
  useful: readonly Useful[],
  { best, missing }: { readonly best: ChosenSet; readonly missing: number },
): boolean {
  const dates = useful.flatMap(({ grants, places }) =>
    lowest(
      grants.map((one) => one.expiry),
      places,
    ),
  );
  const hoped = [...chosen.map((one) => one.expiry), ...lowest(dates, missing)];
  const byDate = firstDifference(lowest(hoped, hoped.length), best.expiries);
  if (byDate !== 0) return byDate < 0;

  const ids = useful.flatMap(({ grants, places }) =>
    lowest(
      grants.map((one) => one.grant.grantId),
      places,
    ),
  );
  const named = [...chosen.map((one) => one.grant.grantId), ...lowest(ids, missing)];
  return firstDifference(lowest(named, named.length), best.ids) < 0;
}

/** The lowest of the values, ascending. */
function lowest<Value extends string | number>(values: readonly Value[], count: number): Value[] {
  if (count === 1 && values.length > 0) return [values.reduce((a, b) => (b < a ? b : a))];
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).slice(0, count);
}

function sumOf(numbers: readonly number[], first: number): number {
  let sum = 0;
  for (let index = 0; index < first; index += 1) sum += numbers[index] ?? 0;
  return sum;
}
