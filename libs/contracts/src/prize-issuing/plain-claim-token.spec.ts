import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimTokenSchema } from './claim-token.js';
import { isPlainClaimToken } from './plain-claim-token.js';

const ID = '01990000-0000-7000-8000-000000000000';
const PLAIN = {
  id: ID,
  subject: 'ann',
  items: [{ stockId: ID, version: 1, resolvedTerms: null }],
  pack: 'all',
  budgetAccounts: [],
  schemeId: null,
  arm: null,
  channel: 'pdp',
  slot: 'pdp.any',
  issuedAt: '2026-11-28T10:00:00.000Z',
  expiresAt: '2026-11-30T10:30:00.000Z',
};
/** As placement writes it, of a decision. */
const SHOWN = { ...PLAIN, decisionId: ID, planId: ID };
const CAP = { name: 'shown:plan:1', period: 'day' };

const values = fc.oneof(
  fc.constantFrom<unknown[]>(null, '', 'a', 'x'.repeat(81), 0, 1, 1.5, 2 ** 53, {}, [], ['a'], ID),
  fc.constantFrom('2026-02-30T10:00:00.000Z', '2028-02-29T10:00:00.000Z', '2026-11-28T10:00:00Z'),
  fc.constantFrom('2026-11-28', 'available', [PLAIN.items[0], { ...PLAIN.items[0], more: 1 }]),
  fc.constantFrom(
    [{ stockId: ID, version: 0, resolvedTerms: null }],
    [{ stockId: ID, version: 1, resolvedTerms: { kind: 'x' } }],
    Array.from({ length: 21 }, () => PLAIN.items[0]),
  ),
  fc.constantFrom([CAP], [{ ...CAP, more: 1 }], [{ ...CAP, period: 'year' }], [CAP, null]),
  fc.anything(),
);
const changes = fc.dictionary(
  fc.constantFrom(...Object.keys(SHOWN), 'stockId', 'hardCaps', 'more', '__proto__', 'constructor'),
  values,
  { maxKeys: 2 },
);

describe('a plain claim token', () => {
  it('is one that the schema takes as it is', () => {
    fc.assert(
      fc.property(changes, fc.subarray(Object.keys(SHOWN), { maxLength: 2 }), (changed, left) => {
        const fields = Object.entries({ ...SHOWN, ...changed });
        const payload = Object.fromEntries(fields.filter(([field]) => !left.includes(field)));
        if (!isPlainClaimToken(payload)) return;
        expect(claimTokenSchema.parse(payload)).toEqual(payload);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is what placement writes for a static stock', () => {
    expect(isPlainClaimToken(PLAIN)).toBe(true);
    expect(isPlainClaimToken({ ...PLAIN, schemeId: ID, arm: 'a', pack: 'available' })).toBe(true);
    expect(isPlainClaimToken(SHOWN)).toBe(true);
    expect(isPlainClaimToken({ ...SHOWN, hardCaps: [CAP] })).toBe(true);
    const budgetAccounts = [`scheme:${ID}`, 'channel-day:pdp', 'platform-day'];
    expect(isPlainClaimToken({ ...PLAIN, budgetAccounts })).toBe(true);
  });

  it('is nothing that the schema strips or refuses', () => {
    const doubtful = [
      ...[null, [], 'text', { ...PLAIN, more: 1 }, { ...PLAIN, subject: '' }],
      ...[
        { ...PLAIN, items: [] },
        { ...PLAIN, budgetAccounts: ['x'.repeat(121)] },
        { ...PLAIN, budgetAccounts: [1] },
        { ...PLAIN, planId: 'a plan' },
        { ...PLAIN, hardCaps: [{ ...CAP, limit: 1 }] },
        { ...PLAIN, stockId: ID },
        { ...PLAIN, decisionId: null },
        { ...PLAIN, budgetAccounts: Array.from({ length: 21 }, () => 'a') },
      ],
      { ...PLAIN, issuedAt: '2026-02-30T10:00:00.000Z' },
    ];
    expect(doubtful.map(isPlainClaimToken)).toEqual(doubtful.map(() => false));
  });
});
