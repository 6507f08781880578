import { PlanChanged, type HookOfPlan, type InteractionMode } from '@boon/contracts/placement';
import { StockChanged } from '@boon/contracts/prize-issuing';
import { SchemeChanged } from '@boon/contracts/solution';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { RECALL_SOURCES } from '../slot/domain/recall-source.js';
import type { Slot } from '../slot/domain/slot.js';

/** A readable id: `uuidOf('stock', 3)`. */
export function uuidOf(kind: 'stock' | 'scheme' | 'plan', n: number): string {
  const group = { stock: '0001', scheme: '0002', plan: '0003' }[kind];
  return `01990000-${group}-7000-8000-${String(n).padStart(12, '0')}`;
}

/** The clock of the specs. */
export const NOON = new Date('2026-11-11T04:00:00.000Z');

const NAME = { zh: '满减', en: 'coupon' };

/** A live stock of a full-reduction coupon. */
export function aStockItem(
  n: number,
  terms: Readonly<Record<string, unknown>> = {},
  rest: Partial<typeof StockChanged.example> = {},
): CatalogueItem {
  const id = uuidOf('stock', n);
  return {
    kind: 'stock',
    id,
    version: 1,
    body: {
      ...StockChanged.example,
      stockId: id,
      version: 1,
      name: NAME,
      terms: { kind: 'full-reduction', ...defaults(terms['kind']), ...terms },
      worstCasePerGrant: '1000',
      ...rest,
    },
  };
}

function defaults(kind: unknown): Record<string, unknown> {
  if (kind === 'subsidy') return {};
  return kind === 'interest-free'
    ? { scope: {} }
    : { threshold: '10000', amount: '1000', scope: {} };
}

/** A running scheme over stocks, for everyone unless an audience is given. */
export function aSchemeItem(
  n: number,
  stocks: readonly number[],
  rest: Partial<typeof SchemeChanged.example> = {},
): CatalogueItem {
  const id = uuidOf('scheme', n);
  return {
    kind: 'scheme',
    id,
    version: 1,
    body: {
      ...SchemeChanged.example,
      schemeId: id,
      version: 1,
      audience: null,
      stockIds: stocks.map((stock) => uuidOf('stock', stock)),
      ...rest,
    },
  };
}

/** A running plan that puts schemes into slots. */
export function aPlanItem(
  n: number,
  schemes: readonly number[],
  slots: readonly string[],
  rest: {
    mode?: InteractionMode;
    priority?: number;
    dailyCapPerUser?: number | null;
    hook?: HookOfPlan;
  } = {},
): CatalogueItem {
  const id = uuidOf('plan', n);
  const { mode = 'one-click', priority = 0, dailyCapPerUser = null, hook } = rest;
  return {
    kind: 'plan',
    id,
    version: 1,
    body: {
      ...PlanChanged.example,
      planId: id,
      version: 1,
      schemeIds: schemes.map((scheme) => uuidOf('scheme', scheme)),
      placements: slots.map((slot) => ({ slot, mode, priority, dailyCapPerUser, hook })),
    },
  };
}

/** A slot of the home page unless the name says otherwise. */
export function aSlot(name: string, rest: Partial<Slot> = {}): Slot {
  const [channel = 'home'] = name.split('.');
  return {
    name,
    channel,
    version: 1,
    capacity: 1,
    matchesProduct: channel === 'pdp',
    sources: RECALL_SOURCES.map((source) => ({ source, limit: 100, budgetMs: 20 })),
    modes: ['display', 'auto-claim', 'one-click', 'lottery', 'task'],
    kinds: null,
    caps: [],
    onePerMerchant: false,
    fallback: null,
    ...rest,
  };
}
