import { capsOf, claimCapsOf, type CapSpec } from '../../capping/cap-spec.js';
import type {
  Barred,
  OfferedPlan,
  OfferedScheme,
  OfferedStock,
  Pack,
} from '../../catalogue/domain/offer.js';
import type { Slot } from '../../slot/domain/slot.js';

/** More than a claim token carries. */
export const PACK_AT_MOST = 20;

/** A pack as it may be offered: its stock stands for the whole, worth what all together are worth. */
export interface PackedStock {
  readonly stock: OfferedStock;
  readonly pack: Pack;
  /** Why it cannot be had at present. */
  readonly barred: Barred | null;
}

interface Packing {
  readonly slot: Slot;
  readonly policy: Pack['policy'];
  /** The scheme's, in its order. */
  readonly stockIds: readonly string[];
  readonly running: ReadonlyMap<string, OfferedStock>;
  /** What switches stop. */
  readonly off: ReadonlySet<string>;
}

/** The pack of a scheme; null when nothing of it runs. */
export function packOf({ slot, policy, stockIds, running, off }: Packing): PackedStock | null {
  const known = stockIds.flatMap((id) => running.get(id) ?? []);
  const open = known.filter(({ id, terms }) => {
    const isAllowed = slot.kinds === null || slot.kinds.includes(terms.kind);
    return isAllowed && !off.has(`stock:${id}`);
  });
  const chosen = (policy === 'available' ? open : known).slice(0, PACK_AT_MOST);
  const lead = leadOf(chosen.length > 0 ? chosen : known);
  if (lead === null) return null;
  const isWhole =
    policy === 'all'
      ? open.length === stockIds.length && stockIds.length <= PACK_AT_MOST
      : chosen.length > 0;
  const items = chosen.map((stock) => ({ stock, claimCaps: claimCapsOf(stock) }));
  return {
    stock: standingFor(lead, chosen, policy),
    pack: { policy, items },
    barred: isWhole ? null : 'recall.pack-incomplete',
  };
}

/** Caps on showing the pack; one that needs all is barred by each item that cannot be claimed once more. */
export function capsOfPack(
  slot: Slot,
  plan: OfferedPlan,
  scheme: OfferedScheme,
  { stock, pack }: Pick<PackedStock, 'stock' | 'pack'>,
): CapSpec[] {
  const shown = capsOf(slot, plan, scheme.id, { id: stock.id, limits: NO_LIMITS });
  return pack.policy === 'all'
    ? [...shown, ...pack.items.flatMap((item) => item.claimCaps)]
    : shown;
}

/** Whether two packs are of the very same stocks. */
export function isSamePack(one: Pack | null, other: Pack | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.policy === other.policy &&
    one.items.length === other.items.length &&
    one.items.every(({ stock }, at) => stock === other.items[at]?.stock)
  );
}

const NO_LIMITS = { perUserTotal: null, perUserDay: null, perUserMonth: null };

/** The one worth most gives the pack its name and its kind. */
function leadOf(stocks: readonly OfferedStock[]): OfferedStock | null {
  let lead: OfferedStock | null = null;
  for (const stock of stocks) {
    if (lead === null || stock.worstCaseFen > lead.worstCaseFen) lead = stock;
  }
  return lead;
}

function standingFor(
  lead: OfferedStock,
  stocks: readonly OfferedStock[],
  policy: Pack['policy'],
): OfferedStock {
  const starts = stocks.map(({ startsAt }) => startsAt.getTime());
  const ends = stocks.map(({ endsAt }) => endsAt.getTime());
  const [first, last] = policy === 'all' ? [Math.max, Math.min] : [Math.min, Math.max];
  return {
    ...lead,
    strategy: null,
    startsAt: stocks.length === 0 ? lead.startsAt : new Date(first(...starts)),
    endsAt: stocks.length === 0 ? lead.endsAt : new Date(last(...ends)),
    worstCaseFen: stocks.reduce((sum, { worstCaseFen }) => sum + worstCaseFen, 0),
  };
}
