import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimFacts, OfferedStock } from '../../claim/domain/claim-facts.js';
import { offerOf } from '../../claim/domain/claim-facts.js';
import { planClaims } from '../../claim/domain/plan-claims.js';
import { limitsOf } from '../../stock/domain/stock-limits.js';
import { planCrowd } from './crowd.js';
import { claimOfRow, crowdOf, type GrantChunk } from './grant-job.js';

const NOW = new Date('2026-11-28T12:00:00Z');
const WORST = 5000n;

const left = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
const most = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null });
const fenOf = (units: number | null): bigint | null =>
  units === null ? null : BigInt(units) * WORST;

const worlds = fc.record({
  users: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 10 }),
  keys: fc.array(fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 2 }), {
    minLength: 10,
    maxLength: 10,
  }),
  state: fc.constantFrom('active', 'active', 'active', 'paused', 'exhausted'),
  ...{ units: left, fen: left, dayUnits: left, dayFen: left },
  ...{ accountUnits: left, accountFen: left, hasAccount: fc.boolean() },
  ...{ perUser: most, perPerson: most, perPersonDay: most },
  isPersonal: fc.constant<boolean>(false),
});

type World = typeof worlds extends fc.Arbitrary<infer Of> ? Of : never;

function factsOf(world: World): ClaimFacts {
  const stock: OfferedStock = {
    ...{ stockId: 's-1', assetId: 'a-1', state: world.state as OfferedStock['state'] },
    ...{ unitsLeft: world.units, fenLeft: fenOf(world.fen), fenOfNext: WORST, merchantId: null },
    ...{ dayUnitsLeft: world.dayUnits, dayFenLeft: fenOf(world.dayFen) },
    limits: limitsOf({
      ...{ perUserTotal: world.perUser, perUserDay: null, perUserMonth: null },
      ...{ perPersonTotal: world.perPerson, perPersonDay: world.perPersonDay },
    }),
    validity: {
      startsAt: new Date('2026-11-01T00:00:00Z'),
      endsAt: new Date('2026-12-01T00:00:00Z'),
      daysAfterClaim: 7,
    },
    ...{ version: 3, termsVersion: 1, kind: 'no-threshold', worstCase: WORST },
    terms: { kind: 'no-threshold', amount: '5000', scope: {} },
    name: { zh: '立减50', en: '50 off' },
    strategy: world.isPersonal ? { steps: [], bounds: {} } : null,
  };
  const account = { id: 'platform-day:2026-11-28', scope: 'platform-day' };
  const standing = {
    ...account,
    ...{ unitsLeft: world.accountUnits, fenLeft: fenOf(world.accountFen) },
  };
  return {
    now: NOW,
    stocks: new Map([[offerOf({ stockId: 's-1', version: 1 }), stock]]),
    ...{ given: new Map(), features: new Map(), tallies: new Map() },
    accounts: new Map(world.hasAccount ? [['platform-day', standing]] : []),
  };
}

function chunkOf({ users, keys }: World): GrantChunk {
  const job = { id: 'job-1', stockId: 's-1', stockVersion: 1, openedAt: NOW };
  return {
    job: job as GrantChunk['job'],
    ...{ number: 0, first: 1 },
    users: users.map((user) => `u-${user}`),
    persons: users.map((_, at) => (keys[at] ?? []).join(' ')),
  };
}

describe('a crowd that is planned as one', () => {
  it('takes to the unit and the fen what its claims take one by one, and all of them are granted', () => {
    let planned = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const [chunk, facts] = [chunkOf(world), factsOf(world)];
        const crowd = crowdOf(chunk);
        const plan = crowd && planCrowd(crowd, facts);
        if (crowd === null || plan === null) return;
        planned += 1;
        const claims = chunk.users.map((user, at) =>
          claimOfRow(chunk, user, chunk.persons?.[at] ?? ''),
        );
        const each = planClaims(claims, facts, () => '');
        expect(each.grants).toHaveLength(crowd.users.length);
        expect(each.taken.get('s-1') ?? null).toEqual(plan.taken);
        expect(each.charges).toEqual(plan.charges);
        const tallies =
          crowd.users.length * plan.userLimits.length +
          (plan.draft.personKeys.length && crowd.persons.flat().length * plan.personLimits.length);
        expect(each.tallies).toHaveLength(tallies);
      }),
      { numRuns: 3_000 },
    );
    expect(planned).toBeGreaterThan(50);
  });

  it('is left alone where it would use up the stock, names somebody twice, or each has terms of their own', () => {
    const world: World = {
      ...{ users: [1, 2, 3], keys: [['p'], ['q'], ['r']], state: 'active' },
      ...{ units: 4, fen: null, dayUnits: null, dayFen: null, hasAccount: false },
      ...{ accountUnits: null, accountFen: null, perUser: 1, perPerson: 1, perPersonDay: null },
      isPersonal: false,
    };
    const planOf = (of: Partial<World>) => {
      const crowd = crowdOf(chunkOf({ ...world, ...of }));
      return crowd && planCrowd(crowd, factsOf({ ...world, ...of }));
    };
    expect(planOf({})?.taken).toEqual({
      ...{ units: 3, fen: 15000n, fenOfNext: WORST, version: 3 },
    });
    expect(planOf({ units: 3 })).toBeNull();
    expect(planOf({ fen: 3 })).toBeNull();
    expect(planOf({ users: [1, 2, 1] })).toBeNull();
    expect(planOf({ keys: [['p'], ['q'], ['q']] })).toBeNull();
    expect(planOf({ keys: [['p'], [], ['q']] })).toBeNull();
    expect(planOf({ keys: [['p'], [], ['q']], perPerson: null })).not.toBeNull();
    expect(planOf({ isPersonal: true })).toBeNull();
  });
});
