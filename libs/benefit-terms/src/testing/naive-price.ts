import type { BenefitTerms } from '../kinds/registry.js';
import type { OfferedGrant, OrderLine, PricingPolicy } from '../pricing/order.js';
import { appliesTo } from '../terms.js';

/** The money rules of an order written down a second time, as plainly as possible: what specs compare with. */
export interface NaivePrice {
  readonly used: readonly string[];
  readonly discount: bigint;
  readonly subsidy: bigint;
}

type PriceTerms = Extract<BenefitTerms, { threshold: unknown }>;
type PriceGrant = OfferedGrant & { readonly terms: PriceTerms };

const GROUPS = ['product', 'voucher', 'category', 'full-reduction', 'no-threshold'];
const ORDER = { product: 0, voucher: 1, category: 2, 'full-reduction': 2, 'no-threshold': 3 };

/** Domain rule 7 over every legal set of grants, one after the other. */
export function naiveBest(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
): NaivePrice {
  const price = grants.filter((grant): grant is PriceGrant => GROUPS.includes(grant.terms.kind));
  const balance = grants.reduce((sum, grant) => sum + lotOf(grant), 0n);
  let best: NaivePrice | null = null;
  for (let mask = 0; mask < 2 ** price.length; mask += 1) {
    const set = price.filter((_, n) => (mask >> n) % 2 === 1);
    if (!isLegal(set, policy)) continue;
    const exclusive = set.some((grant) => grant.terms.exclusive);
    const one = naivePrice(lines, set, exclusive ? 0n : balance, policy);
    if (best === null || isPreferred(one, best, grants)) best = one;
  }
  return best ?? { used: [], discount: 0n, subsidy: 0n };
}

function naivePrice(
  lines: readonly OrderLine[],
  set: readonly PriceGrant[],
  balance: bigint,
  policy: PricingPolicy,
): NaivePrice {
  const list = lines.map((line) => line.unitPrice.fen * BigInt(line.quantity));
  const left = [...list];
  const inOrder = [...set].sort(
    (a, b) => ORDER[a.terms.kind] - ORDER[b.terms.kind] || bySoonest(a, b),
  );
  for (const grant of inOrder) {
    const covered = lines.map((line) => appliesTo(grant.terms, line));
    const basis = grant.terms.basis ?? (policy.mode === 'parallel' ? 'list' : 'running');
    const subtotal = sum((basis === 'list' ? list : left).filter((_, n) => covered[n]));
    const weights = left.map((fen, n) => (covered[n] ? fen : 0n));
    const most = grant.atMost == null ? subtotal : grant.atMost.fen;
    const discount = least(discountOn(grant.terms, subtotal), most, sum(weights));
    dealt(discount, weights).forEach((share, n) => (left[n] = (left[n] ?? 0n) - share));
  }
  const payable = sum(left);
  const share = (payable * BigInt(policy.subsidy.share.value)) / 10_000n;
  return {
    used: set.map((grant) => grant.grantId).sort(),
    discount: sum(list) - payable,
    subsidy: least(share, policy.subsidy.ceiling.fen, balance),
  };
}

function discountOn({ threshold, reduction }: PriceTerms, subtotal: bigint): bigint {
  if (subtotal < threshold.fen) return 0n;
  if (reduction.by === 'amount') return least(reduction.amount.fen, subtotal);
  const share = (subtotal * BigInt(reduction.percent.value)) / 10_000n;
  return least(share, reduction.cap?.fen ?? share);
}

function dealt(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (amount * weight) / whole);
  const ranked = weights
    .map((weight, n) => ({ n, remainder: (amount * weight) % whole }))
    .sort((a, b) => Number(b.remainder - a.remainder) || a.n - b.n);
  const odd = Number(amount - sum(shares));
  for (const { n } of ranked.slice(0, odd)) shares[n] = (shares[n] ?? 0n) + 1n;
  return shares;
}

function isLegal(set: readonly PriceGrant[], policy: PricingPolicy): boolean {
  if (set.length > 1 && set.some((grant) => grant.terms.exclusive)) return false;
  return set.every(({ terms }) => {
    const rivals = set.filter((other) => slotOf(other.terms) === slotOf(terms)).length;
    return rivals <= (policy.groupSizes[groupOf(terms)] ?? 1);
  });
}

function groupOf({ kind }: PriceTerms) {
  return kind === 'category' || kind === 'full-reduction' ? 'category-or-full-reduction' : kind;
}

function slotOf(terms: PriceTerms): string {
  return terms.kind === 'voucher' ? `voucher of ${terms.merchantId}` : groupOf(terms);
}

/** Most discount, fewest grants (the subsidy counts as one), least subsidy, earliest expiry, lowest ids. */
function isPreferred(a: NaivePrice, b: NaivePrice, all: readonly OfferedGrant[]): boolean {
  const [totalA, totalB] = [a.discount + a.subsidy, b.discount + b.subsidy];
  if (totalA !== totalB) return totalA > totalB;
  return rank(a, all) < rank(b, all);
}

function rank({ used, subsidy }: NaivePrice, all: readonly OfferedGrant[]): string {
  const count = used.length + (subsidy > 0n ? 1 : 0);
  const expiries = all.filter((grant) => used.includes(grant.grantId)).map(expiryText);
  return JSON.stringify([pad(count), pad(subsidy), expiries.sort(), used]);
}

function expiryText(grant: OfferedGrant): string {
  return grant.expiresAt.toISOString();
}

function pad(number: bigint | number): string {
  return `${number}`.padStart(20, '0');
}

function lotOf({ terms, atMost }: OfferedGrant): bigint {
  return terms.kind === 'subsidy' ? least(terms.amount.fen, atMost?.fen ?? terms.amount.fen) : 0n;
}

function bySoonest(a: OfferedGrant, b: OfferedGrant): number {
  return a.expiresAt.getTime() - b.expiresAt.getTime() || (a.grantId < b.grantId ? -1 : 1);
}

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((low, amount) => (amount < low ? amount : low));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
