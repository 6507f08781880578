import { Money } from '@boon/shared-kernel';
import { bestOfSeen } from './best-price.js';
import { inOrderOfUse, leftOf, type Candidate } from './candidate.js';
import { MOST_FEN } from './fen.js';
import { leftBefore } from './left-before.js';
import type { OfferedGrant, OrderLine, PricingPolicy } from './order.js';
import { bestSet } from './search/best-set.js';
import { seeOrder, type SeenOrder } from './seen-order.js';

/** How many thresholds are tried, the nearest first: each is one more search. */
const TRIES = 5;

/** Spending so much more, on goods like those of the line, takes so much more off the order. */
export interface SpendMore {
  readonly grantId: string;
  readonly lineId: string;
  readonly spend: Money;
  readonly save: Money;
}

/** A grant and what its lines are short of its threshold, in fen. */
interface Shortfall {
  readonly candidate: Candidate;
  readonly fen: number;
}

/**
 * "Spend x more to save y": the nearest thresholds that would enter the best set if goods for x more stood
 * in the order, each proven by the search itself. Ascending in both; none where nothing is to be gained.
 */
export function spendMore(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
): SpendMore[] {
  const seen = seeOrder(lines, grants, policy);
  const now = bestSet(seen, policy).chosen;
  const ways: SpendMore[] = [];
  let mostSaved = 0;
  for (const shortfall of nearest(seen, now.candidates)) {
    const way = tried(shortfall, { seen, grants, policy, now: now.discount + now.subsidy });
    if (way === null || Number(way.save.fen) <= mostSaved) continue;
    mostSaved = Number(way.save.fen);
    ways.push(way);
  }
  return ways;
}

function nearest(seen: SeenOrder, chosen: readonly Candidate[]): Shortfall[] {
  const room = MOST_FEN - seen.amounts.reduce((sum, fen) => sum + fen, 0);
  const tries = new Map<string, Shortfall>();
  for (const shortfall of seen.candidates.flatMap((one) => shortfallsOf(one, seen, chosen))) {
    const { candidate, fen } = shortfall;
    if (fen > room) continue;
    const same = `${fen};${candidate.rule.fingerprint};${candidate.positions.join()}`;
    if (!tries.has(same)) tries.set(same, shortfall);
  }
  return [...tries.values()]
    .sort((a, b) => a.fen - b.fen || inOrderOfUse(a.candidate, b.candidate))
    .slice(0, TRIES);
}

/** Short at list prices, and short of what the chosen grants of earlier groups leave, where that counts. */
function shortfallsOf(
  candidate: Candidate,
  seen: SeenOrder,
  chosen: readonly Candidate[],
): Shortfall[] {
  if (candidate.positions.length === 0) return [];
  const reached = [candidate.listSubtotal];
  if (candidate.basis === 'running') {
    reached.push(leftOf(candidate, leftBefore(candidate, seen.amounts, chosen)));
  }
  const short = new Set(reached.map((subtotal) => candidate.threshold - subtotal));
  return [...short].filter((fen) => fen > 0).map((fen) => ({ candidate, fen }));
}

/** The order with goods for so much more, as the dearest line that the grant covers. */
function tried(
  { candidate, fen }: Shortfall,
  order: {
    readonly seen: SeenOrder;
    readonly grants: readonly OfferedGrant[];
    readonly policy: PricingPolicy;
    readonly now: number;
  },
): SpendMore | null {
  const { seen, grants, policy } = order;
  const [dearest] = [...candidate.positions].sort(
    (a, b) => (seen.amounts[b] ?? 0) - (seen.amounts[a] ?? 0) || a - b,
  );
  const like = seen.lines[dearest ?? 0];
  if (like === undefined) return null;

  const spend = Money.ofFen(fen);
  const more = { ...like, lineId: unusedId(seen.lines), quantity: 1, unitPrice: spend };
  const then = bestOfSeen(seeOrder([...seen.lines, more], grants, policy), grants, policy, null);
  const { grantId } = candidate.grant;
  const enters = then.order.grants.some((grant) => grant.grantId === grantId);
  const save = then.order.discount.minus(Money.ofFen(order.now));
  return enters && save.isPositive() ? { grantId, lineId: like.lineId, spend, save } : null;
}

function unusedId(lines: readonly OrderLine[]): string {
  const longest = Math.max(...lines.map(({ lineId }) => lineId.length));
  return '+'.repeat(longest + 1);
}
