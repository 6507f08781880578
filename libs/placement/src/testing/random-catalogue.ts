import fc from 'fast-check';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { aPlanItem, aSchemeItem, aStockItem } from './catalogue-items.js';

const some = (values: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), {
    nil: undefined,
  });

const scope = fc
  .record({
    skus: some(['s1', 's2', 's3']),
    brands: some(['b1', 'b2']),
    categories: some(['shoes', 'shoes/running', 'food']),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value)));

const terms = fc
  .tuple(
    fc.constantFrom('full-reduction', 'voucher', 'subsidy', 'interest-free', 'event-item'),
    scope,
    fc.constantFrom('0', '10000', '30000'),
  )
  .map(([kind, inScope, threshold]): Record<string, unknown> => {
    if (kind === 'subsidy') return { kind, amount: '500' };
    if (kind === 'event-item') return { kind, name: 'badge', unitCost: '100' };
    if (kind === 'interest-free') return { kind, months: [3], cap: '900', scope: inScope };
    const reduction = { threshold, amount: '1000', scope: inScope };
    return { kind, ...reduction, ...(kind === 'voucher' ? { merchantId: 'm1' } : {}) };
  });

const isIn = (attribute: string, values: readonly string[]) => ({
  op: attribute.endsWith('segments') ? 'intersects' : 'in',
  attribute,
  values,
});

const audience = fc.constantFrom<Record<string, unknown> | null>(
  null,
  isIn('user.stage', ['new']),
  isIn('user.stage', ['dormant', 'active']),
  isIn('user.segments', ['vip']),
  { op: 'not', condition: isIn('user.segments', ['vip']) },
  { op: 'gte', attribute: 'user.paidOrders', value: 2 },
);

const OBJECTS = 6;
const number = fc.integer({ min: 0, max: OBJECTS - 1 });
const numbers = fc.uniqueArray(number, { minLength: 1, maxLength: 4 });

const stock = fc
  .tuple(
    number,
    terms,
    fc.constantFrom('active' as const, 'active' as const, 'paused' as const),
    fc.constantFrom('2026-12-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'),
  )
  .map(([n, wire, state, endsAt]) => {
    const validity = { startsAt: '2026-11-01T00:00:00.000Z', endsAt, daysAfterClaim: 7 };
    const item = aStockItem(n, {}, { state, validity, terms: wire as { kind: string } });
    return { ...item, body: { ...item.body, terms: wire } } as CatalogueItem;
  });

const running = fc.constantFrom('running' as const, 'running' as const, 'paused' as const);

const scheme = fc
  .tuple(number, numbers, audience, running)
  .map(([n, stocks, wire, state]) => aSchemeItem(n, stocks, { state, audience: wire as never }));

const plan = fc
  .tuple(
    number,
    numbers,
    fc.uniqueArray(fc.constantFrom('home.popup', 'pdp.any'), { minLength: 1 }),
    fc.constantFrom('display' as const, 'one-click' as const, 'task' as const),
    fc.integer({ min: 0, max: 2 }),
    fc.option(fc.integer({ min: 1, max: 2 })),
    running,
  )
  .map(([n, schemes, slots, mode, priority, dailyCapPerUser, state]) => {
    const item = aPlanItem(n, schemes, slots, { mode, priority, dailyCapPerUser });
    return { ...item, body: { ...item.body, state } } as CatalogueItem;
  });

const thrown = fc
  .tuple(fc.constantFrom('platform', 'channel:home', 'slot:pdp.any', 'stock'), number, fc.boolean())
  .map(([what, n, off]): CatalogueItem => {
    const id = what === 'stock' ? `stock:${aStockItem(n).id}` : what;
    return {
      kind: 'switch',
      id,
      version: 1,
      body: { switchId: id, version: 1, off, reason: 'mistake', by: 'lin' },
    };
  });

/** One thing that an owner tells; repeats are newer versions. */
const told = fc.oneof(
  { arbitrary: stock, weight: 5 },
  { arbitrary: scheme, weight: 4 },
  { arbitrary: plan, weight: 4 },
  { arbitrary: thrown, weight: 1 },
);

/** What owners tell, in order, versions counted up, with pauses in which a snapshot is made. */
export const story = fc
  .array(fc.array(told, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 })
  .map((parts) => {
    const versions = new Map<string, number>();
    return parts.map((part) =>
      part.map((item): CatalogueItem => {
        const key = `${item.kind}:${item.id}`;
        const version = (versions.get(key) ?? 0) + 1;
        versions.set(key, version);
        return { ...item, version, body: { ...item.body, version } } as CatalogueItem;
      }),
    );
  });

/** The newest version of each object. */
export function newestOf(items: readonly CatalogueItem[]): CatalogueItem[] {
  return [...new Map(items.map((item) => [`${item.kind}:${item.id}`, item])).values()];
}
