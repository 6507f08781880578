import type { BudgetChangedPayload } from '@boon/contracts/prize-issuing';
import { platformDay } from '@boon/shared-kernel';
import type { OfferedStock } from '../catalogue/domain/offer.js';
import type { Contender } from '../decision/domain/contender.js';
import { channelOf } from '../slot/domain/slot-content.js';

/** Budgets of which issuing says that they run low or are used up, by scope. */
export type BudgetGates = ReadonlyMap<string, BudgetChangedPayload>;

/**
 * Whether a budget that pays for the benefit is used up: the slice of its stock's day, or what its scheme,
 * merchant, channel or the platform shares. Of a pack that needs all, whether one of its benefits is.
 */
export function isOutOfBudget({ offer }: Contender, gates: BudgetGates, now: Date): boolean {
  const { pack, stock, scheme } = offer;
  const day = platformDay(now);
  const isShut = (scope: string, fen: number) => isGateShut(gates.get(scope), fen, day);
  const isStockShut = (each: OfferedStock) =>
    isShut(`stock-day:${each.id}`, each.worstCaseFen) ||
    (each.merchantId !== null && isShut(`merchant:${each.merchantId}`, each.worstCaseFen));
  const stocks = pack?.items.map((item) => item.stock) ?? [stock];
  const isPartly = pack?.policy === 'available';
  if (isPartly ? stocks.every(isStockShut) : stocks.some(isStockShut)) return true;
  const least = Math.min(...stocks.map(({ worstCaseFen }) => worstCaseFen));
  const fen = isPartly ? least : stock.worstCaseFen;
  return (
    isShut(`scheme:${scheme.id}`, fen) ||
    isShut(`channel-day:${channelOf(offer.slot)}`, fen) ||
    isShut('platform-day', fen)
  );
}

/** What was said of another day holds no more. */
function isGateShut(gate: BudgetChangedPayload | undefined, fen: number, day: string): boolean {
  if (gate === undefined || (gate.day !== null && gate.day !== day)) return false;
  return gate.isUsedUp || (gate.atMost !== null && Number(gate.atMost) < fen);
}
