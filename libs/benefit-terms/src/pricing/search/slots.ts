import { discountWith, inOrderOfUse, type Candidate } from '../candidate.js';
import type { PricingPolicy } from '../order.js';

/** Grants that compete with each other: at most `size` of them are taken. */
export interface Slot {
  readonly size: number;
  /** Those of a slot of one by strength, those of a larger one in the order of use. */
  readonly candidates: readonly Candidate[];
  /** Largest discount alone first. */
  readonly byStrength: readonly Candidate[];
}

/** The slots of an order, in the order of use; exclusive grants and those without effect have none. */
export function slotsOf(candidates: readonly Candidate[], policy: PricingPolicy): Slot[] {
  const slots = new Map<string, Candidate[]>();
  for (const candidate of [...candidates].sort(inOrderOfUse)) {
    if (candidate.rule.exclusive || candidate.onList === 0) continue;
    const rivals = slots.get(candidate.rule.slot);
    if (rivals === undefined) slots.set(candidate.rule.slot, [candidate]);
    else rivals.push(candidate);
  }
  return [...slots.values()].flatMap((rivals) => {
    const size = policy.groupSizes[rivals[0]?.rule.group ?? 'product'] ?? 1;
    return size === 0 ? [] : [slotOf(rivals, size)];
  });
}

/** The largest discounts that the slot could still give, largest first; no more than `places`. */
export function peaksOf(
  slot: Slot,
  left: readonly number[],
  from: number,
  places: number,
): number[] {
  const barred = from === 0 ? null : new Set(slot.candidates.slice(0, from));
  const peaks: number[] = [];
  for (const candidate of slot.byStrength) {
    // No one gives more than alone on the order: all that follow are weaker.
    if (peaks.length === places && candidate.onList <= (peaks[places - 1] ?? 0)) break;
    if (barred?.has(candidate)) continue;
    const discount = discountWith(candidate, left);
    if (discount > 0) insert(peaks, discount, places);
  }
  return peaks;
}

function insert(peaks: number[], discount: number, places: number): void {
  let at = peaks.length;
  while (at > 0 && (peaks[at - 1] ?? 0) < discount) at -= 1;
  if (at === places) return;
  peaks.splice(at, 0, discount);
  if (peaks.length > places) peaks.pop();
}

function slotOf(rivals: readonly Candidate[], size: number): Slot {
  if (size > 1) return { size, candidates: rivals, byStrength: [...rivals].sort(strongestFirst) };
  const byStrength = soonestOfEqual(rivals).sort(strongestFirst);
  return { size, candidates: byStrength, byStrength };
}

/** Of grants that do the same on this order only the soonest can win a slot of one. */
function soonestOfEqual(rivals: readonly Candidate[]): Candidate[] {
  const kept = new Map<string, Candidate[]>();
  return rivals.filter((rival) => {
    const { rule, basis, atMost } = rival;
    const same = `${rule.fingerprint};${basis};${atMost}`;
    const sooner = kept.get(same) ?? [];
    if (sooner.some((other) => coverSame(other, rival))) return false;
    kept.set(same, [...sooner, rival]);
    return true;
  });
}

function coverSame(a: Candidate, b: Candidate): boolean {
  return (
    a.positions.length === b.positions.length &&
    a.positions.every((position, index) => position === b.positions[index])
  );
}

function strongestFirst(a: Candidate, b: Candidate): number {
  return b.onList - a.onList || inOrderOfUse(a, b);
}
