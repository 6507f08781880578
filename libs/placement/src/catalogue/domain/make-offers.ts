import { BENEFIT_KINDS } from '@boon/benefit-terms';
import { familyOfKind, type BenefitFamily } from '@boon/benefit-terms/kinds';
import type { Slot } from '../../slot/domain/slot.js';
import { RECALL_SOURCES, type RecallSource } from '../../slot/domain/recall-source.js';
import { capsOf } from '../../capping/cap-spec.js';
import { valueClassOf } from '../../scoring/class-weights.js';
import { capsOfPack, isSamePack, packOf } from '../../hook/domain/pack.js';
import { funderOf } from './funder.js';
import type { KnownObjects } from './known-objects.js';
import type { KnownPlan } from './offered-plan.js';
import type { Barred, Offer, OfferedPlan, OfferedScheme, OfferedStock, Pack } from './offer.js';

/** Every offer that a plan makes now. Those that did not change are the same objects as `before`. */
export function makeOffers(
  { schemeIds, parts }: KnownPlan,
  known: KnownObjects,
  schemes: ReadonlyMap<string, OfferedScheme>,
  before: readonly Offer[],
): Offer[] {
  const former = new Map(before.map((offer) => [`${offer.slot} ${offer.ids}`, offer]));
  const offers: Offer[] = [];
  const packages = [...stocksOf(schemeIds, known, schemes)];
  for (const { slot: name, plan } of parts) {
    const slot = known.slots.get(name);
    if (!slot) continue;
    const ways =
      plan.hook?.kind === 'one-click-claim'
        ? packsOf(schemeIds, { slot, policy: plan.hook.pack }, known, schemes)
        : packages;
    for (const way of ways) {
      const made = makeOffer({ slot, plan, ...way }, known.off);
      const old = former.get(`${name} ${made.ids}`);
      offers.push(old && isSame(old, made) ? old : made);
    }
  }
  return offers;
}

function* stocksOf(
  schemeIds: readonly string[],
  known: KnownObjects,
  schemes: ReadonlyMap<string, OfferedScheme>,
): Generator<Way> {
  for (const id of schemeIds) {
    const scheme = schemes.get(id);
    if (!scheme) continue;
    for (const stockId of known.schemes.get(id)?.stockIds ?? []) {
      const stock = known.stocks.get(stockId);
      if (stock) yield { scheme, stock };
    }
  }
}

/** One pack for each scheme. */
function* packsOf(
  schemeIds: readonly string[],
  into: { readonly slot: Slot; readonly policy: Pack['policy'] },
  known: KnownObjects,
  schemes: ReadonlyMap<string, OfferedScheme>,
): Generator<Way> {
  for (const id of schemeIds) {
    const scheme = schemes.get(id);
    const stockIds = known.schemes.get(id)?.stockIds ?? [];
    const packed = packOf({ ...into, stockIds, running: known.stocks, off: known.off });
    if (scheme && packed) yield { scheme, ...packed };
  }
}

interface Way {
  readonly scheme: OfferedScheme;
  readonly stock: OfferedStock;
  readonly pack?: Pack;
  readonly barred?: Barred | null;
}

interface Parts extends Way {
  readonly slot: Slot;
  readonly plan: OfferedPlan;
}

function makeOffer(parts: Parts, off: ReadonlySet<string>): Offer {
  const { slot, plan, scheme, stock, pack = null } = parts;
  const caps = pack
    ? capsOfPack(slot, plan, scheme, { stock, pack })
    : capsOf(slot, plan, scheme.id, stock);
  const isHooked = plan.hook !== null && plan.hook.kind !== 'lottery';
  const exclusions = exclusionsOf(slot, plan, pack?.items.map((item) => item.stock) ?? [stock]);
  const simple = isHooked ? null : stock.simple;
  const { kind } = stock.terms;
  return {
    points: simple?.points ?? -1,
    atMostFen: simple?.atMostFen ?? 0,
    threshold: stock.pricer.threshold,
    priority: plan.priority,
    platformShare: stock.platformShare,
    valueClass: valueClassOf(kind, scheme.goal),
    isHardCapped: caps.some(({ isHard }) => isHard),
    isFreeAtFirst: !pack && caps.every(({ holder, limit }) => holder === 'user' && limit > 0),
    chain: RECALL_SOURCES.indexOf(sourceOf(plan, stock)),
    stock,
    barsOthers: pack !== null || exclusions.length > 1,
    kindNumber: BENEFIT_KINDS.indexOf(kind),
    funder: funderOf(stock.merchantId),
    kind,
    exclusions,
    ids: `${stock.id} ${scheme.id} ${plan.id}`,
    goal: scheme.goal,
    caps,
    from: Math.max(plan.startsAt.getTime(), stock.startsAt.getTime()),
    until: Math.min(plan.endsAt.getTime(), stock.endsAt.getTime()),
    isHooked,
    barred: pack ? (parts.barred ?? modeBar(slot, plan)) : barredBy(slot, plan, stock, off),
    slot: slot.name,
    pack,
    scheme,
    plan,
  };
}

/** What may not be shown beside it: its exclusive group, its lottery, its merchant, itself. */
function exclusionsOf(slot: Slot, plan: OfferedPlan, stocks: readonly OfferedStock[]): string[] {
  const merchants = new Set(stocks.flatMap(({ merchantId }) => merchantId ?? []));
  return [
    ...(plan.exclusiveGroup === null ? [] : [`group:${plan.exclusiveGroup}`]),
    ...(plan.hook?.kind === 'lottery' ? [`lottery:${plan.hook.lotteryId}`] : []),
    ...(slot.onePerMerchant ? [...merchants].map((id) => `merchant:${id}`) : []),
    ...stocks.map(({ id }) => `stock:${id}`),
  ];
}

/** The chain that looks through a family of benefits. */
const CHAINS: Readonly<Record<BenefitFamily, RecallSource>> = {
  coupons: 'platform-coupons',
  vouchers: 'merchant-vouchers',
  balances: 'subsidies',
  'product-benefits': 'product-benefits',
};

/** Each offer is proposed by one chain. */
function sourceOf(plan: OfferedPlan, stock: OfferedStock): RecallSource {
  if (plan.hook !== null) return 'hooks';
  const family = familyOfKind(stock.terms.kind);
  const isMerchants = stock.merchantId !== null && family !== 'balances';
  return isMerchants ? 'merchant-vouchers' : CHAINS[family];
}

function barredBy(
  slot: Slot,
  plan: OfferedPlan,
  stock: OfferedStock,
  off: ReadonlySet<string>,
): Barred | null {
  if (off.has(`stock:${stock.id}`)) return 'recall.switched-off';
  const isAllowed = slot.kinds === null || slot.kinds.includes(stock.terms.kind);
  return isAllowed ? modeBar(slot, plan) : 'recall.not-allowed';
}

function modeBar(slot: Slot, plan: OfferedPlan): Barred | null {
  return slot.modes.includes(plan.mode) ? null : 'recall.not-allowed';
}

function isSame(one: Offer, other: Offer): boolean {
  return (
    (one.stock === other.stock || one.pack !== null) &&
    isSamePack(one.pack, other.pack) &&
    one.scheme === other.scheme &&
    one.plan === other.plan &&
    one.barred === other.barred
  );
}
