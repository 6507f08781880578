import type { Persona, Product, ShopSession } from '../api/shop-types.js';
import type { Terms, Winner } from '../boon/types.js';
import type { TicketKind } from '../tickets/kind.js';

/** Decides for the slots of a request body. */
export type Decision = (body: unknown) => unknown;

export const PERSONAS: readonly Persona[] = [
  {
    id: 'new',
    userId: 'ann-new',
    name: { zh: '安安', en: 'Ann' },
    stage: 'new',
    about: { zh: '新客', en: 'New' },
  },
];

export const A_PRODUCT: Product = {
  sku: 'masks-01-a',
  spu: 'masks-01',
  name: { zh: '补水面膜', en: 'Hydrating mask' },
  categoryPath: 'beauty/skincare/masks',
  brand: 'polai',
  brandName: { zh: '珀莱', en: 'Polai' },
  merchantId: 'm-beauty-1',
  merchantName: { zh: '珀莱旗舰店', en: 'Polai store' },
  priceFen: '10900',
  sales: 3,
  art: { seed: 7, shape: 'tube', hue: 200 },
};

/** Terms of each kind as they come over the wire. */
export const TERMS: Readonly<Record<TicketKind, Terms>> = {
  'full-reduction': { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
  'no-threshold': { kind: 'no-threshold', amount: '500', scope: {} },
  category: {
    kind: 'category',
    threshold: '9900',
    percent: 1_500,
    cap: '3000',
    scope: { categories: ['beauty/skincare'] },
  },
  product: { kind: 'product', amount: '1290', scope: { skus: ['masks-01-a'] } },
  'interest-free': { kind: 'interest-free', months: [3, 6, 12], cap: '20000', scope: {} },
  voucher: {
    kind: 'voucher',
    threshold: '19900',
    amount: '3000',
    merchantId: 'm-beauty-1',
    scope: { brands: ['polai'] },
  },
  subsidy: { kind: 'subsidy', amount: '2050' },
  'physical-gift': { kind: 'physical-gift', sku: 'mug', unitCost: '1500' },
  'event-item': { kind: 'event-item', name: 'gala', unitCost: '0' },
  lottery: {},
};

/** A session for whoever asks; each has a token of its own, so that a renewal can be told. */
let sessions = 0;
export function sessionOf(body: unknown): ShopSession {
  const { personaId } = body as { personaId?: string };
  const persona = PERSONAS.find(({ id }) => id === personaId) ?? null;
  const userId = persona?.userId ?? 'v-device';
  sessions += 1;
  return {
    userId,
    role: persona ? 'user' : 'visitor',
    token: `x.${btoa(JSON.stringify({ sub: userId }))}.${sessions}`,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    persona,
  };
}

/** A benefit that won a slot. */
export function aWinner(changes: Partial<Winner> = {}): Winner {
  return {
    stockId: '01a00000-0000-7000-8000-000000000001',
    name: { zh: '新人满300减50', en: 'Welcome: 50 off 300' },
    kind: 'full-reduction',
    terms: TERMS['full-reduction'],
    mode: 'one-click',
    sku: null,
    priceAfterBenefit: null,
    hook: null,
    claim: { state: 'claimable', token: 'token-1', claimKey: 'key-1' },
    exposureToken: 'exposure-1',
    ...changes,
  };
}

/** A decision that gives one slot these winners, and every other slot none. */
export function winsIn(slot: string, ...winners: readonly Winner[]): Decision {
  return (body) => ({
    decisionId: '01a00000-0000-7000-8000-00000000000d',
    decidedAt: '2026-11-28T10:00:00.000Z',
    catalogueVersion: '1',
    valuation: '1',
    degraded: [],
    slots: (body as { slots: { slot: string }[] }).slots.map((asked) => ({
      slot: asked.slot,
      winners: asked.slot === slot ? winners : [],
      runnersUp: [],
      fallback: null,
    })),
  });
}
