import { describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import { capKey } from '../counting/cap-key.js';
import type { Counters } from '../counting/counters.js';
import { aKey, entry, parallel, CALLERS } from './counting-callers.js';
import { slidingWindows } from './sliding-windows-contract.js';

const AT = new Date('2026-11-11T12:00:00Z');

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/**
 * What every adapter of `Counters` keeps. `counters` is asked for within each test; `soon` answers an
 * instant shortly ahead on the adapter's own clock and `pass` lets that clock reach it.
 */
export function countersContract(
  name: string,
  counters: () => Counters,
  clock: { soon(): Date; pass(): Promise<void> },
): void {
  describe(`${name} keeps the contract of counters`, () => {
    limits(counters);
    slidingWindows(counters);
    replays(counters);
    givingBack(counters);
    values(counters, clock);
    ofUsers(counters, clock);
  });
}

function limits(counters: () => Counters): void {
  it('lets exactly as many of many parallel callers through as the limit says', async () => {
    const key = aKey();
    const outcomes = await parallel(CALLERS, () => counters().reserve(newId(), [entry(key, 40)]));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(40);
    expect(await counters().read([key])).toEqual([40]);
  });

  it('tallies for many users at once, whatever their limits', async () => {
    const keys = Array.from({ length: 700 }, () => aKey());
    await parallel(3, () => counters().tally(keys.map((key) => entry(key, 1))));
    expect(new Set(await counters().read(keys))).toEqual(new Set([3]));
  });

  it('gives the last units to whom they still suffice', async () => {
    const key = aKey();
    await counters().reserve(newId(), [entry(key, 10, 8)]);

    expect(await counters().reserve(newId(), [entry(key, 10, 3)])).toEqual({
      ok: false,
      reason: 'limit-reached',
      key,
      value: 8,
    });
    expect(await counters().reserve(newId(), [entry(key, 10, 2)])).toEqual({
      ok: true,
      values: [10],
    });
  });

  it('counts all of several limits or none', async () => {
    const [wide, narrow] = [aKey('slot'), aKey('slot')];
    const outcomes = await parallel(CALLERS, () =>
      counters().reserve(newId(), [entry(wide, 100), entry(narrow, 25)]),
    );

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(25);
    expect(await counters().read([wide, narrow])).toEqual([25, 25]);
    expect(await counters().reserve(newId(), [entry(wide, 100), entry(narrow, 25)])).toMatchObject({
      ok: false,
      key: narrow,
      value: 25,
    });
  });

  it('refuses an amount that is no whole number and a key named twice', async () => {
    const key = aKey();
    await expect(counters().reserve(newId(), [entry(key, 5, 0.5)])).rejects.toThrow('whole number');
    await expect(counters().reserve(newId(), [entry(key), entry(key)])).rejects.toThrow('differ');
    await expect(counters().reserve(newId(), [])).rejects.toThrow('at least one');
  });
}

function replays(counters: () => Counters): void {
  it('answers a repeated request as the first time and counts it once', async () => {
    const [key, requestId] = [aKey(), newId()];
    const first = await counters().reserve(requestId, [entry(key, 5, 2)]);
    await counters().reserve(newId(), [entry(key, 5, 3)]);

    expect(await counters().reserve(requestId, [entry(key, 5, 2)])).toEqual(first);
    expect(await counters().read([key])).toEqual([5]);
  });

  it('counts parallel twins of one request once', async () => {
    const [key, requestId] = [aKey(), newId()];
    const outcomes = await parallel(CALLERS, () => counters().reserve(requestId, [entry(key, 9)]));

    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await counters().read([key])).toEqual([1]);
  });

  it('does not remember a refusal: the same request may try again', async () => {
    const [key, holder, requestId] = [aKey(), newId(), newId()];
    await counters().reserve(holder, [entry(key, 1)]);
    expect((await counters().reserve(requestId, [entry(key, 1)])).ok).toBe(false);
    await counters().giveBack(holder);

    expect(await counters().reserve(requestId, [entry(key, 1)])).toEqual({ ok: true, values: [1] });
  });

  it('adds past every limit, once per request', async () => {
    const [key, requestId] = [aKey(), newId()];
    await counters().reserve(newId(), [entry(key, 1)]);
    await parallel(CALLERS, () => counters().add(requestId, [entry(key, 1, 7)]));

    expect(await counters().add(requestId, [entry(key, 1, 7)])).toEqual([8]);
    expect(await counters().read([key])).toEqual([8]);
  });
}

function givingBack(counters: () => Counters): void {
  it('takes back a request once, however often and however parallel it is asked to', async () => {
    const [key, requestId] = [aKey(), newId()];
    await counters().add(newId(), [entry(key, null, 10)]);
    await counters().reserve(requestId, [entry(key, 50, 4)]);
    await parallel(CALLERS, () => counters().giveBack(requestId));

    expect(await counters().read([key])).toEqual([10]);
  });

  it('ends at the same counts in whatever order reserving and giving back meet', async () => {
    const keys = [aKey('order'), aKey('order')];
    const requests = Array.from({ length: CALLERS }, () => newId());
    const entries = keys.map((key) => entry(key, CALLERS));
    await Promise.all(
      requests.map(async (requestId, index) => {
        const acts = [
          counters().reserve(requestId, entries),
          ...(index % 3 === 0 ? [counters().giveBack(requestId)] : []),
        ];
        await Promise.all(index % 2 === 0 ? acts : acts.reverse());
      }),
    );

    const kept = requests.filter((_, index) => index % 3 !== 0).length;
    expect(await counters().read(keys)).toEqual([kept, kept]);
  });

  it('bars a request that is given back before it was seen', async () => {
    const [key, requestId] = [aKey(), newId()];
    await counters().giveBack(requestId);

    expect(await counters().reserve(requestId, [entry(key, 5)])).toEqual({
      ok: false,
      reason: 'given-back',
      key,
      value: 0,
    });
    expect(await counters().add(requestId, [entry(key)])).toEqual([0]);
  });

  it('never lets more through at any time while units come back', async () => {
    const key = aKey();
    const highest = await parallel(CALLERS, async () => {
      const requestId = newId();
      const outcome = await counters().reserve(requestId, [entry(key, 7)]);
      if (outcome.ok) await counters().giveBack(requestId);
      return outcome.ok ? (outcome.values[0] ?? 0) : 0;
    });

    expect(Math.max(...highest)).toBeLessThanOrEqual(7);
    expect(await counters().read([key])).toEqual([0]);
  });
}

function values(counters: () => Counters, clock: { soon(): Date; pass(): Promise<void> }): void {
  it('reads zero for what was never counted, in the order asked for', async () => {
    const [counted, unknown] = [aKey('read'), aKey('read')];
    await counters().add(newId(), [entry(counted, null, 3)]);

    expect(await counters().read([unknown, counted, unknown])).toEqual([0, 3, 0]);
    expect(await counters().read([])).toEqual([]);
  });

  it('counts exactly beyond 2^31', async () => {
    const key = aKey();
    const large = 4_503_599_627_370_496;
    await counters().add(newId(), [entry(key, null, large)]);

    expect(await counters().add(newId(), [entry(key, null, 1)])).toEqual([large + 1]);
    expect(await counters().reserve(newId(), [entry(key, large + 1, 1)])).toMatchObject({
      ok: false,
      value: large + 1,
    });
  });

  it('sets rebuilt counters and leaves the others', async () => {
    const [rebuilt, other] = [aKey('rebuild'), aKey('rebuild')];
    await counters().add(newId(), [entry(rebuilt, null, 9), entry(other, null, 2)]);
    await counters().replace([{ key: rebuilt, value: 4, expiresAt: null }]);
    await counters().replace([]);

    expect(await counters().read([rebuilt, other])).toEqual([4, 2]);
  });

  it('forgets a counter when its time is over, and never gives back below zero', async () => {
    const [key, requestId] = [aKey(), newId()];
    await counters().reserve(requestId, [{ key, amount: 1, limit: 1, expiresAt: clock.soon() }]);
    await clock.pass();
    await until(async () => (await counters().read([key]))[0] === 0);
    await counters().giveBack(requestId);

    expect(await counters().reserve(newId(), [entry(key, 1)])).toEqual({ ok: true, values: [1] });
  });
}

function ofUsers(counters: () => Counters, clock: { soon(): Date; pass(): Promise<void> }): void {
  const seen = (userId: string, planId: string, period: 'day' | 'total' = 'day') =>
    capKey({ userId, measure: 'exposures', subject: 'plan', subjectId: planId, period }, AT);

  it('reads all that is counted of some users, and nothing of others', async () => {
    const [ann, bea, cid] = [newId(), `${newId()} {}%`, newId()];
    await counters().add(newId(), [entry(seen(ann, 'p1')), entry(seen(ann, 'p2'), null, 2)]);
    await counters().tally([entry(seen(bea, 'p1'), null, 5), entry(seen(cid, 'p1'))]);
    await counters().add(newId(), [entry(aKey())]);

    const counts = await counters().readUsers([ann, bea, newId()]);
    expect(Object.fromEntries(counts)).toEqual({
      [seen(ann, 'p1')]: 1,
      [seen(ann, 'p2')]: 2,
      [seen(bea, 'p1')]: 5,
    });
    expect(await counters().readUsers([])).toEqual(new Map());
  });

  it('tells who asks what it reads, of one user and of several', async () => {
    const [ann, bea] = [`${newId()} {}%`, newId()];
    await counters().tally([entry(seen(ann, 'p1'), null, 5), entry(seen(bea, 'p1'))]);
    for (const userIds of [[ann], [bea, ann], [newId()], []]) {
      const told = await new Promise((told, missed) =>
        counters().tellUsers(userIds, { told, missed }),
      );
      expect(told).toEqual(await counters().readUsers(userIds));
    }
  });

  it('reads of a user what was reserved, given back and set anew', async () => {
    const [userId, requestId] = [newId(), newId()];
    const [kept, back, set] = ['kept', 'back', 'set'].map((plan) => seen(userId, plan));
    await counters().reserve(newId(), [entry(kept ?? '', 5)]);
    await counters().reserve(requestId, [entry(back ?? '', 5)]);
    await counters().giveBack(requestId);
    await counters().replace([{ key: set ?? '', value: 9, expiresAt: null }]);

    const counts = await counters().readUsers([userId]);
    expect(Object.fromEntries(counts)).toEqual({ [kept ?? '']: 1, [set ?? '']: 9 });
  });

  it('still reads what stays when the rest of a user has expired', async () => {
    const userId = newId();
    const [short, long] = [seen(userId, 'p1'), seen(userId, 'p1', 'total')];
    await counters().add(newId(), [entry(long)]);
    await counters().add(newId(), [
      { key: short, amount: 1, limit: null, expiresAt: clock.soon() },
    ]);
    await clock.pass();
    await until(async () => (await counters().read([short]))[0] === 0);

    expect((await counters().readUsers([userId])).get(long)).toBe(1);
  });

  it('agrees with reading key by key after many parallel changes', async () => {
    const userId = newId();
    const keys = Array.from({ length: 200 }, (_, n) => seen(userId, `p${n}`));
    await parallel(CALLERS, async (n) => {
      const requestId = newId();
      const some = [keys[n] ?? '', keys[(n * 7) % 200] ?? ''];
      await counters().reserve(
        requestId,
        [...new Set(some)].map((key) => entry(key, 2)),
      );
      if (n % 3 === 0) await counters().giveBack(requestId);
    });

    const counts = await counters().readUsers([userId]);
    const values = await counters().read(keys);
    expect(keys.map((key) => counts.get(key) ?? 0)).toEqual(values);
  });
}
