import { Money } from '@boon/shared-kernel';
import { bestOfSeen } from './best-price.js';
import { inOrderOfUse, leftOf, type Candidate } from './candidate.js';
import { MOST_FEN } from './fen.js';
import { leftBefore } from './left-before.js';
import type { OfferedGrant, OrderLine, PricingPolicy } from './order.js';
import { bestSet } from './search/best-set.js';
import { seeOrder, type SeenOrder } from './seen-order.js';

/** How many thresholds are looked at, the nearest first. */
const TRIES = 5;

/** How many orders are tried in all: each is one more search. */
const SEARCHES = 20;

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
 * in the order, each proven by the search itself. The goods are like those of a line that the grant covers; of
 * lines that other grants cover otherwise each is tried, and the one that saves most is named. Where a grant looks at
 * list amounts nothing less than x lets it in, whatever is bought. Ascending in both; none where nothing is to be
 * gained.
 */
export function spendMore(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
): SpendMore[] {
  const seen = seeOrder(lines, grants, policy);
  const now = bestSet(seen, policy).chosen;
  const ways: SpendMore[] = [];
  const order = { seen, grants, policy, now: now.discount + now.subsidy };
  let mostSaved = 0;
  let searches = 0;
  for (const shortfall of nearest(seen, now.candidates)) {
    const goods = kindsOfGoods(shortfall.candidate, seen).slice(0, SEARCHES - searches);
    searches += goods.length;
    const way = bestOf(goods.map((like) => tried(shortfall, like, order)));
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

/**
 * One line for each kind of goods that the grant covers, the dearest first: goods are of one kind where the same
 * grants cover them, for then they do the same to any price.
 */
function kindsOfGoods({ positions }: Candidate, { lines, amounts, candidates }: SeenOrder) {
  const kinds = new Map<string, OrderLine>();
  const dearestFirst = [...positions].sort(
    (a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0) || a - b,
  );
  for (const position of dearestFirst) {
    const line = lines[position];
    if (line === undefined) continue;
    const kind = candidates.map((other) => (other.rule.covers(line) ? 1 : 0)).join('');
    if (!kinds.has(kind)) kinds.set(kind, line);
  }
  return [...kinds.values()];
}

/** The one that saves most; of equal ones the first. */
function bestOf(ways: readonly (SpendMore | null)[]): SpendMore | null {
  return ways.reduce((best, way) => {
    if (way === null || (best !== null && best.save.compare(way.save) >= 0)) return best;
    return way;
  }, null);
}

/** The order with goods like those of a line for so much more. */
function tried(
  { candidate, fen }: Shortfall,
  like: OrderLine,
  order: {
    readonly seen: SeenOrder;
    readonly grants: readonly OfferedGrant[];
    readonly policy: PricingPolicy;
    readonly now: number;
  },
): SpendMore | null {
  const { seen, grants, policy } = order;
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
