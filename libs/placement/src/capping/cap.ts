import type { DropReason } from '../decision/domain/candidate.js';
import type { Contender } from '../decision/domain/contender.js';
import type { Trace } from '../decision/domain/trace.js';
import { isOutOfBudget, type BudgetGates } from './budget-gates.js';
import { takeWhatIsLeft } from './pack-caps.js';
import type { CapKeys } from './cap-keys.js';
import type { CapSpec } from './cap-spec.js';

/** The counts that caps are held against. */
export interface CapCounts {
  readonly keys: CapKeys;
  readonly canClaim: boolean;
  readonly now: Date;
  readonly gates: BudgetGates;
  readonly counts: ReadonlyMap<string, number>;
  /** False while nothing can be reserved: what must never be over-shown is left out. */
  readonly canReserve: boolean;
}

/** Drops what the shopper has seen often enough, and what they may not claim once more. */
export function cap(
  contenders: readonly Contender[],
  facts: CapCounts,
  trace: Trace | null,
): Contender[] {
  const kept: Contender[] = [];
  for (const contender of contenders) {
    const reason = reachedCap(contender, facts);
    if (reason === null) kept.push(contender);
    else trace?.drop(contender, 'cap', reason);
  }
  return kept;
}

/** Why a contender may not be shown; null: no cap stands against it. Leaves of a pack what can still be had. */
export function reachedCap(contender: Contender, facts: CapCounts): DropReason | null {
  const { offer } = contender;
  if (offer.isHardCapped && !facts.canReserve) return 'cap.hard-unknown';
  if (facts.gates.size > 0 && isOutOfBudget(contender, facts.gates, facts.now)) {
    return 'cap.budget';
  }
  if (offer.isFreeAtFirst && facts.counts.size === 0) return null;
  for (const spec of offer.caps) {
    if (!isReached(spec, facts)) continue;
    if (spec.measure === 'claims') return 'cap.claim-limit';
    return spec.isHard ? 'cap.hard' : 'cap.frequency';
  }
  if (offer.pack === null) return null;
  const isSome = takeWhatIsLeft(contender, facts.now, (spec) => isReached(spec, facts));
  return isSome ? null : 'cap.claim-limit';
}

function isReached(spec: CapSpec, facts: CapCounts): boolean {
  if (spec.holder === 'person' && facts.keys.holders(spec) === 0) {
    // A visitor is asked who they are when they log in; a user has nothing of it without a key.
    return facts.canClaim;
  }
  return countOf(spec, facts) >= spec.limit;
}

/** What the limit is held against: a user's ids together, a person's keys each for itself. */
function countOf(spec: CapSpec, { keys, counts }: CapCounts): number {
  if (counts.size === 0) return 0;
  let count = 0;
  for (let place = 0; place < keys.holders(spec); place += 1) {
    const one = counts.get(keys.of(spec, place)) ?? 0;
    count = spec.holder === 'user' ? count + one : Math.max(count, one);
  }
  return count;
}
