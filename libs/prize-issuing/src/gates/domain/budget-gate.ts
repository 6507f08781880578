import type { BudgetChangedPayload } from '@boon/contracts/prize-issuing';

/** What a day's slice of a stock or a shared budget gives at present. */
export type BudgetGate = Omit<BudgetChangedPayload, 'version'>;

/** What is left of a budget; null: not limited. */
export interface Left {
  readonly scope: string;
  readonly day: string | null;
  readonly units: number | null;
  readonly fen: bigint | null;
}

/** From so much on there is plenty: CNY 10,000. Below it the rest is told as it shrinks. */
const PLENTY = 1_000_000n;

/** How far the budget is open. */
export function gateOf({ scope, day, units, fen }: Left): BudgetGate {
  const isUsedUp = (units !== null && units <= 0) || (fen !== null && fen <= 0n);
  const isLow = fen !== null && fen < PLENTY;
  const left = fen !== null && fen > 0n ? fen : 0n;
  return { scope, day, isUsedUp, atMost: isUsedUp || isLow ? String(isUsedUp ? 0n : left) : null };
}

/** Whether nothing is to be told of it. */
export function isOpen({ isUsedUp, atMost }: Pick<BudgetGate, 'isUsedUp' | 'atMost'>): boolean {
  return !isUsedUp && atMost === null;
}

/** What is to be told anew: what is otherwise than it was told, and what was told and is open or forgotten now. */
export function changedGates(
  now: readonly BudgetGate[],
  told: readonly BudgetChangedPayload[],
): BudgetChangedPayload[] {
  const before = new Map(told.map((gate) => [gate.scope, gate]));
  const changed: BudgetChangedPayload[] = [];
  for (const gate of now) {
    const known = before.get(gate.scope);
    before.delete(gate.scope);
    if (known === undefined ? isOpen(gate) : isSame(known, gate)) continue;
    changed.push({ ...gate, version: (known?.version ?? 0) + 1 });
  }
  for (const gone of before.values()) {
    if (isOpen(gone)) continue;
    const { scope, version } = gone;
    changed.push({ scope, version: version + 1, day: null, isUsedUp: false, atMost: null });
  }
  return changed;
}

function isSame(one: BudgetGate, other: BudgetGate): boolean {
  if (isOpen(one) && isOpen(other)) return true;
  return one.day === other.day && one.isUsedUp === other.isUsedUp && one.atMost === other.atMost;
}
