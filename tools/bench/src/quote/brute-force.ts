import { appliesTo, type BenefitTerms, type PricingPolicy } from '@boon/benefit-terms';
import type { Cart, Grants } from './random-carts.js';

/** The best set of a cart by trying every legal one: what the search is compared with. */
export interface BestSet {
  readonly used: string;
  readonly discount: bigint;
  readonly subsidy: bigint;
}

type PriceTerms = Extract<BenefitTerms, { threshold: unknown }>;
type Grant = Grants[number] & { readonly terms: PriceTerms };

const PLACES: Readonly<Record<string, number>> = {
  ...{ product: 0, voucher: 1, category: 2, 'full-reduction': 2, 'no-threshold': 3 },
};

/** Domain rules 3 to 7, without any of the search's code: every legal set is priced from the start. */
export function bruteForce({ lines, grants }: Cart, policy: PricingPolicy): BestSet {
  const priced = grants.filter((grant): grant is Grant => grant.terms.kind in PLACES);
  priced.sort((a, b) => placeOf(a) - placeOf(b) || sooner(a, b));
  const balance = grants.reduce((sum, grant) => sum + lotOf(grant), 0n);
  const list = lines.map((line) => line.unitPrice.fen * BigInt(line.quantity));
  let best: { readonly set: BestSet; readonly rank: string } | null = null;
  for (const chosen of legalSets(priced)) {
    const left = spent(chosen, lines, list, policy.mode);
    const isBarred = chosen.some(({ terms }) => terms.exclusive);
    const payable = total(left);
    const share = (payable * BigInt(policy.subsidy.share.value)) / 10_000n;
    const subsidy = least(share, policy.subsidy.ceiling.fen, isBarred ? 0n : balance);
    const used = chosen.map(({ grantId }) => grantId).sort();
    const set = { used: used.join(), discount: total(list) - payable + subsidy, subsidy };
    const rank = rankOf(set, chosen);
    const isBetter = best === null || set.discount > best.set.discount;
    if (isBetter || (set.discount === best?.set.discount && rank < best.rank)) best = { set, rank };
  }
  return best?.set ?? { used: '', discount: 0n, subsidy: 0n };
}

/** At most one grant of each group, of vouchers one per merchant; an exclusive one stands alone. */
function legalSets(grants: readonly Grant[]): Grant[][] {
  let sets: Grant[][] = [[]];
  for (const grant of grants) {
    const more = sets.filter((set) => set.every((other) => mayStandBeside(grant, other)));
    sets = [...sets, ...more.map((set) => [...set, grant])];
  }
  return sets;
}

function mayStandBeside({ terms: a }: Grant, { terms: b }: Grant): boolean {
  return !a.exclusive && !b.exclusive && slotOf(a) !== slotOf(b);
}

function slotOf(terms: PriceTerms): string {
  return terms.kind === 'voucher' ? `voucher ${terms.merchantId}` : `${PLACES[terms.kind]}`;
}

/** What is left on each line. */
function spent(
  set: readonly Grant[],
  lines: Cart['lines'],
  list: readonly bigint[],
  mode: PricingPolicy['mode'],
): bigint[] {
  const left = [...list];
  for (const { terms, atMost } of set) {
    const covered = lines.map((line) => appliesTo(terms, line));
    const basis = terms.basis ?? (mode === 'parallel' ? 'list' : 'running');
    const seen = total((basis === 'list' ? list : left).filter((_, n) => covered[n]));
    const open = left.map((fen, n) => (covered[n] === true ? fen : 0n));
    const off = least(reductionOf(terms, seen), atMost?.fen ?? seen, total(open));
    deal(off, open, left);
  }
  return left;
}

function reductionOf({ threshold, reduction }: PriceTerms, subtotal: bigint): bigint {
  if (subtotal < threshold.fen) return 0n;
  if (reduction.by === 'amount') return least(reduction.amount.fen, subtotal);
  const share = (subtotal * BigInt(reduction.percent.value)) / 10_000n;
  return least(share, reduction.cap?.fen ?? share);
}

/** Largest remainder in whole fen, ties by the line's position. */
function deal(amount: bigint, open: readonly bigint[], left: bigint[]): void {
  const whole = total(open);
  if (whole === 0n) return;
  let odd = amount;
  const remainders = open.map((fen, n) => {
    const share = (amount * fen) / whole;
    left[n] = (left[n] ?? 0n) - share;
    odd -= share;
    return { n, rest: (amount * fen) % whole };
  });
  remainders.sort((a, b) => (a.rest === b.rest ? a.n - b.n : a.rest < b.rest ? 1 : -1));
  for (const { n } of remainders.slice(0, Number(odd))) left[n] = (left[n] ?? 0n) - 1n;
}

/** Fewest grants (the subsidy counts as one), least subsidy, earliest expiry, lowest ids. */
function rankOf({ subsidy, used }: BestSet, chosen: readonly Grant[]): string {
  const count = chosen.length + (subsidy > 0n ? 1 : 0);
  const expiries = chosen.map((grant) => grant.expiresAt.toISOString()).sort();
  return [pad(count), pad(subsidy), expiries.join(), used].join(' ');
}

function placeOf({ terms }: Grant): number {
  return PLACES[terms.kind] ?? 0;
}

function sooner(a: Grant, b: Grant): number {
  return a.expiresAt.getTime() - b.expiresAt.getTime() || (a.grantId < b.grantId ? -1 : 1);
}

function lotOf({ terms, atMost }: Grants[number]): bigint {
  return terms.kind === 'subsidy' ? least(terms.amount.fen, atMost?.fen ?? terms.amount.fen) : 0n;
}

function pad(number: bigint | number): string {
  return `${number}`.padStart(20, '0');
}

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((low, amount) => (amount < low ? amount : low));
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
