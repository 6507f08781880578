import { peaksOf, type Slot } from './slots.js';

/** Where a node goes on: with this slot, from this candidate on, when so many of the slot are taken. */
export interface Place {
  readonly slot: number;
  readonly from: number;
  readonly taken: number;
}

/** What could still be added to a node, at most. */
export interface Outlook {
  /** Of each slot from the place on: the largest discounts that it could give now, largest first. */
  readonly peaks: readonly (readonly number[])[];
  /** Their sum from each of these slots on; one more entry than `peaks`, the last one zero. */
  readonly sums: readonly number[];
}

export function outlookFrom(
  place: Place,
  slots: readonly Slot[],
  left: readonly number[],
): Outlook {
  const peaks: number[][] = [];
  for (let index = place.slot; index < slots.length; index += 1) {
    const slot = slots[index];
    if (slot === undefined) break;
    const own = index === place.slot;
    peaks.push(peaksOf(slot, left, own ? place.from : 0, slot.size - (own ? place.taken : 0)));
  }
  const sums = new Array<number>(peaks.length + 1).fill(0);
  for (let index = peaks.length - 1; index >= 0; index -= 1) {
    sums[index] = (sums[index + 1] ?? 0) + sumOf(peaks[index] ?? []);
  }
  return { peaks, sums };
}

/** The most that may follow once one more of the first slot is taken. */
export function sumWithout(outlook: Outlook, index: number, places: number): number {
  const peaks = outlook.peaks[index] ?? [];
  const others = peaks.length < places ? sumOf(peaks) : sumOf(peaks.slice(0, places - 1));
  return others + (outlook.sums[index + 1] ?? 0);
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
