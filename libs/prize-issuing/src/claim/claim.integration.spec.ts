import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refused } from '@boon/shared-kernel';
import { openDatabase, usePostgres } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';

const INSTANCES = 3;
const postgres = usePostgres();
let apps: IssuingForSpecs[];

const app = (n: number): IssuingForSpecs => {
  const found = apps[n % apps.length];
  if (found === undefined) throw new Error('no app');
  return found;
};

async function opened(stock: StockBuilder): Promise<string> {
  const outcome = await app(0).openStock.execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

beforeAll(async () => {
  const options = { url: postgres.url, persistence: [prizeIssuingPersistence], poolMax: 5 };
  apps = [];
  for (let n = 0; n < INSTANCES; n += 1) apps.push(anIssuing(await openDatabase(options)));
}, 60_000);

describe('ClaimBenefit', () => {
  it('grants what a token offers and tells of it', async () => {
    const stockId = await opened(aStock());
    const outcome = await app(0).claimBenefit.execute(aClaimToken('ann', stockId).tap());

    expect(outcome).toMatchObject({
      ok: true,
      grants: [{ stockId, kind: 'full-reduction', name: { en: '50 off 300' } }],
    });
    const events = await app(0).eventsOf(stockId);
    expect(events.map((event) => event.type)).toEqual([
      'prize-issuing.stock-changed.v1',
      'prize-issuing.benefit-claimed.v1',
    ]);
  });

  it('repeats its answer to the byte, also when the stock is long gone', async () => {
    const stockId = await opened(aStock().ofUnits(1));
    const tap = aClaimToken('ann', stockId).tap();
    const first = await app(0).claimBenefit.execute(tap);
    const again = await app(1).claimBenefit.execute(tap);
    const { userId, claimKey } = tap;

    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    const found = await app(2).findClaim.execute({ userId, claimKey });
    expect(JSON.stringify(found)).toBe(JSON.stringify(first));
    expect(await app(2).findClaim.execute({ userId: 'bob', claimKey })).toEqual(
      refused('claim.unknown'),
    );
  });

  it('refuses a second claim of a one-per-user coupon', async () => {
    const stockId = await opened(aStock().perUser(1));
    await app(0).claimBenefit.execute(aClaimToken('ann', stockId).tap());

    expect(await app(1).claimBenefit.execute(aClaimToken('ann', stockId).tap())).toEqual(
      refused('claim.limit-reached'),
    );
  });

  it('refuses tokens that are forged, foreign, used under another key, or too old', async () => {
    const stockId = await opened(aStock());
    const token = aClaimToken('ann', stockId);
    const claim = (of: object): Promise<unknown> =>
      app(0).claimBenefit.execute({ ...token.tap(), ...of });
    const old = token.with({ expiresAt: new Date(Date.now() - 60_000).toISOString() });

    expect(await claim({ token: `${token.signed()}x` })).toEqual(refused('claim.token-invalid'));
    expect(await claim({ userId: 'bob' })).toEqual(refused('claim.token-foreign'));
    expect(await claim({ claimKey: 'other' })).toEqual(refused('idempotency.key-mismatch'));
    expect(await claim({ token: old.signed() })).toEqual(refused('claim.token-expired'));
    expect(await app(0).counters(stockId)).toMatchObject({ issued: 0 });
  });

  it('lets a visitor claim after login what was offered before', async () => {
    const stockId = await opened(aStock());
    const tap = aClaimToken('v-device', stockId).tap({ userId: 'ann', priorSub: 'v-device' });
    expect(await app(0).claimBenefit.execute(tap)).toMatchObject({ ok: true });
  });

  it('lets one user alone claim what a shared device was offered, however many try at once', async () => {
    const [full, more] = [await opened(aStock()), await opened(aStock())];
    const token = aClaimToken('v-shared', full, more);
    const claim = (n: number): Promise<{ ok: boolean }> =>
      app(n).claimBenefit.execute(token.tap({ userId: `sharer-${n}`, priorSub: 'v-shared' }));
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => claim(n)));

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const refusals = outcomes.filter((outcome) => !outcome.ok);
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal)))).toEqual(
      new Set([JSON.stringify(refused('claim.token-foreign'))]),
    );
    expect(await app(0).counters(full)).toMatchObject({ issued: 1 });
    const first = outcomes.findIndex((outcome) => outcome.ok);
    expect(await claim(first)).toEqual(outcomes[first]);
  });

  it('refuses what has not started, has ended, or is paused', async () => {
    const hour = (n: number): Date => new Date(Date.now() + n * 3_600_000);
    const early = await opened(aStock().between(hour(1), hour(2)));
    const late = await opened(aStock().between(hour(-2), hour(-1)));
    const paused = await opened(aStock());
    await app(0).changeStockState.execute({ stockId: paused, to: 'pause' });
    const claim = (stockId: string): Promise<unknown> =>
      app(0).claimBenefit.execute(aClaimToken('ann', stockId).tap());

    expect(await claim(early)).toEqual(refused('stock.not-started'));
    expect(await claim(late)).toEqual(refused('grant.expired'));
    expect(await claim(paused)).toEqual(refused('stock.not-active'));
    await app(0).changeStockState.execute({ stockId: paused, to: 'resume' });
    expect(await claim(paused)).toMatchObject({ ok: true });
  });

  it('takes a pack whole, or what there is of it, as the token says', async () => {
    const full = await opened(aStock());
    const gone = await opened(aStock().ofUnits(1));
    await app(0).claimBenefit.execute(aClaimToken('bob', gone).tap());
    const token = aClaimToken('ann', gone, full);

    expect(await app(0).claimBenefit.execute(token.tap())).toEqual(refused('quota.exhausted'));
    const partial = await app(0).claimBenefit.execute(token.with({ pack: 'available' }).tap());
    expect(partial).toMatchObject({ ok: true, grants: [{ stockId: full }] });
  });

  it('repeats its answer to a part of a pack, also where another part could be had by now', async () => {
    const first = await opened(aStock().ofUnits(1));
    const second = await opened(aStock());
    await app(0).changeStockState.execute({ stockId: second, to: 'pause' });
    const tap = aClaimToken('ann', first, second).with({ pack: 'available' }).tap();
    const answer = await app(0).claimBenefit.execute(tap);
    expect(answer).toMatchObject({ ok: true, grants: [{ stockId: first }] });

    await app(0).changeStockState.execute({ stockId: second, to: 'resume' });
    const options = { url: postgres.url, persistence: [prizeIssuingPersistence], poolMax: 2 };
    const justStarted = anIssuing(await openDatabase(options));
    expect(await justStarted.claimBenefit.execute(tap)).toEqual(answer);
    expect(await app(0).counters(second)).toMatchObject({ issued: 0 });
  });

  it('tells of refusals that nobody waits for, and keeps to the time of the request', async () => {
    const stockId = await opened(aStock().ofUnits(1));
    const past = new Date(Date.now() - 3_600_000);
    const token = aClaimToken('ann', stockId).with({
      issuedAt: past.toISOString(),
      expiresAt: new Date(past.getTime() + 1_000).toISOString(),
    });
    const auto = token.tap({ mode: 'auto', claimKey: 'auto:ann:1', requestedAt: past });

    expect(await app(0).claimBenefit.execute(auto)).toMatchObject({ ok: true });
    expect(await app(0).claimBenefit.execute({ ...auto, claimKey: 'auto:ann:2' })).toMatchObject({
      ok: false,
    });
    const types = (await app(0).eventsOf(stockId)).map((event) => event.type);
    expect(types.filter((type) => type === 'prize-issuing.claim-refused.v1')).toHaveLength(1);
  });
});

describe('a rush of claims', () => {
  let callers: number[];
  beforeEach(() => {
    callers = Array.from({ length: 300 }, (_, n) => n);
  });

  it('gives exactly what is in stock, and ends it once', async () => {
    const stockId = await opened(aStock().ofUnits(77));
    const outcomes = await Promise.all(
      callers.map((n) => app(n).claimBenefit.execute(aClaimToken(`rush-${n}`, stockId).tap())),
    );

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(77);
    const refusals = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code])));
    expect([...refusals]).toEqual(['quota.exhausted']);
    expect(await app(0).counters(stockId)).toMatchObject({ issued: 77, held: 77 });
    const types = (await app(0).eventsOf(stockId)).map((event) => event.type);
    expect(types.filter((type) => type === 'prize-issuing.stock-exhausted.v1')).toHaveLength(1);
    expect(types.filter((type) => type === 'prize-issuing.benefit-claimed.v1')).toHaveLength(77);
  });

  it('stays within a value budget', async () => {
    const stockId = await opened(
      aStock()
        .ofUnits(null)
        .ofBudget(5000 * 40 + 4999),
    );
    const outcomes = await Promise.all(
      callers.map((n) => app(n).claimBenefit.execute(aClaimToken(`rush-${n}`, stockId).tap())),
    );

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(40);
    expect(await app(0).counters(stockId)).toMatchObject({
      issued: 40,
      reserved: 200_000n,
      free: 4_999n,
    });
  });

  it('of one user never passes the limit, whatever the number of tokens and instances', async () => {
    const stockId = await opened(aStock().ofUnits(1_000).perUser(null).perUserDay(3));
    const outcomes = await Promise.all(
      callers.map((n) => app(n).claimBenefit.execute(aClaimToken('greedy', stockId).tap())),
    );

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3);
    expect(await app(0).counters(stockId)).toMatchObject({ issued: 3 });
  });

  it('with one token gives one grant and the same answer to all, limited or not', async () => {
    for (const stock of [aStock(), aStock().perUser(null)]) {
      const stockId = await opened(stock);
      const tap = aClaimToken('twin', stockId).tap();
      const outcomes = await Promise.all(callers.map((n) => app(n).claimBenefit.execute(tap)));

      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
      expect(outcomes[0]).toMatchObject({ ok: true });
      expect(await app(0).counters(stockId)).toMatchObject({ issued: 1 });
    }
  });

  it('over many stocks at once neither hangs nor loses one', async () => {
    const stockIds: string[] = [];
    for (let n = 0; n < 8; n += 1) stockIds.push(await opened(aStock().ofUnits(20).perUser(2)));
    const outcomes = await Promise.all(
      callers.map((n) => {
        const mine = [stockIds[n % 8], stockIds[(n * 3 + 1) % 8], stockIds[(n * 5 + 2) % 8]];
        const token = aClaimToken(`many-${n % 90}`, ...mine.flatMap((id) => id ?? []));
        return app(n).claimBenefit.execute(token.with({ pack: 'available' }).tap());
      }),
    );

    const given = outcomes.flatMap((outcome) => (outcome.ok ? outcome.grants : []));
    for (const stockId of stockIds) {
      const own = given.filter((grant) => grant.stockId === stockId);
      expect(await app(0).counters(stockId)).toMatchObject({ issued: own.length });
      expect(own.length).toBeLessThanOrEqual(20);
    }
  });
});
