import { describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import type { LeaseCentre } from '../counting/leases/lease-centre.js';

const CALLERS = 150;
const LONG = 60_000;

/** How the contract makes a centre's clock go on by a few milliseconds. */
export interface LeaseClock {
  /** Waits, or sets the clock, until this many milliseconds have passed for the centre. */
  pass(milliseconds: number): Promise<void>;
}

/** What every adapter of `LeaseCentre` keeps. */
export function leaseCentreContract(
  name: string,
  centre: () => LeaseCentre,
  clock: LeaseClock,
): void {
  const lease = (most = 1_000, ttlMs = LONG, holder = 'one') => ({
    ...{ leaseId: newId(), holder, most, ttlMs },
  });
  const report = (leaseId: string, issued: number, spare = 0) => ({
    ...{ leaseId, issued, spare, ttlMs: LONG },
  });

  describe(`${name} keeps the contract of lease centres`, () => {
    it('leases every unit once to many parallel holders, to the last one', async () => {
      const pool = newId();
      await centre().put(pool, 400);
      const asked = Array.from({ length: CALLERS }, (_, index) =>
        Array.from({ length: 10 }, () => centre().take(pool, lease(4, LONG, `h${index % 8}`))),
      );
      const leases = (await Promise.all(asked.flat())).filter((one) => one !== null);

      expect(leases.reduce((sum, { units }) => sum + units, 0)).toBe(400);
      expect(await centre().standing(pool)).toEqual({
        ...{ total: 400, centre: 0, leased: 400, issued: 0 },
      });
    });

    it('gives a repeated request the same lease', async () => {
      const pool = newId();
      await centre().put(pool, 100);
      const request = lease(7);
      const twins = await Promise.all([1, 2, 3].map(() => centre().take(pool, request)));
      expect(new Set(twins.map((twin) => JSON.stringify(twin))).size).toBe(1);
      expect(await centre().standing(pool)).toMatchObject({ leased: 7, centre: 93 });
    });

    it('leases at most half of the centre, less to who asks less, and single units of the last', async () => {
      const pool = newId();
      await centre().put(pool, 10_000);
      const first = await centre().take(pool, lease(10_000, LONG, 'busy'));
      expect(first?.units).toBe(5_000);
      const other = await centre().take(pool, lease(10_000, LONG, 'idle'));
      expect(other?.units).toBeGreaterThan(1_000);
      expect(other?.units).toBeLessThanOrEqual(1_300);
      for (let times = 0; times < 20; times += 1) await centre().take(pool, lease(10_000));
      const { centre: left } = (await centre().standing(pool)) ?? { centre: -1 };
      expect(left).toBeLessThan(20);
      if (left > 0) expect((await centre().take(pool, lease()))?.units).toBe(1);
    });

    it('learns what was issued from reports in any order, and settles once', async () => {
      const pool = newId();
      await centre().put(pool, 100);
      const request = lease(10);
      await centre().take(pool, request);
      for (const issued of [3, 7, 5, 7])
        await centre().renew(pool, report(request.leaseId, issued));
      expect(await centre().standing(pool)).toMatchObject({ issued: 7, leased: 3 });
      for (let times = 0; times < 2; times += 1) await centre().settle(pool, request.leaseId, 8);
      const after = { total: 100, centre: 92, leased: 0, issued: 8 };
      expect(await centre().standing(pool)).toEqual(after);
      expect(await centre().renew(pool, report(request.leaseId, 9))).toBeNull();
      expect(await centre().take(pool, request)).toBeNull();
      await expect(centre().settle(pool, newId(), 3)).resolves.toBeUndefined();
      expect(await centre().standing(pool)).toEqual(after);
    });

    it('bars a lease that was settled before its request arrived', async () => {
      const pool = newId();
      await centre().put(pool, 10);
      const overtaken = lease(5);
      await centre().settle(pool, overtaken.leaseId, 0);
      expect(await centre().take(pool, overtaken)).toBeNull();
    });

    it('takes spare units back only while somebody goes without', async () => {
      const pool = newId();
      await centre().put(pool, 8);
      const request = lease(4);
      await centre().take(pool, request);
      expect(await centre().renew(pool, report(request.leaseId, 1, 2))).toMatchObject({ taken: 0 });
      while ((await centre().take(pool, lease())) !== null);
      expect(await centre().renew(pool, report(request.leaseId, 1, 2))).toMatchObject({ taken: 2 });
      expect((await centre().take(pool, lease()))?.units).toBeGreaterThan(0);
    });

    it('shows a lease that lapsed until it is settled, and renews it no more', async () => {
      const pool = newId();
      await centre().put(pool, 10);
      const brief = lease(5, 30);
      await centre().take(pool, brief);
      expect(await centre().lapsed(pool)).toEqual([]);
      await clock.pass(40);
      expect(await centre().lapsed(pool)).toEqual([brief.leaseId]);
      expect(await centre().renew(pool, report(brief.leaseId, 2))).toBeNull();
      await centre().settle(pool, brief.leaseId, 2);
      expect(await centre().lapsed(pool)).toEqual([]);
      expect(await centre().standing(pool)).toMatchObject({ centre: 8, issued: 2, leased: 0 });
    });

    it('grows and shrinks by what is not out, and takes issued units back', async () => {
      const pool = newId();
      await centre().put(pool, 10);
      const request = lease(4);
      await centre().take(pool, request);
      await centre().settle(pool, request.leaseId, 4);
      expect(await centre().put(pool, 3)).toBeNull();
      expect(await centre().put(pool, 4)).toMatchObject({ total: 4, centre: 0, issued: 4 });
      await centre().giveBack(pool, 1);
      expect(await centre().standing(pool)).toMatchObject({ centre: 1, issued: 3 });
    });

    it('refuses a report of more than was leased, and knows nothing of other pools', async () => {
      const pool = newId();
      await centre().put(pool, 10);
      const request = lease(2);
      await centre().take(pool, request);
      await expect(centre().renew(pool, report(request.leaseId, 3))).rejects.toThrow(
        'no more than',
      );
      await expect(centre().settle(pool, request.leaseId, 3)).rejects.toThrow('no more than');
      expect(await centre().take(newId(), lease())).toBeNull();
      expect(await centre().standing(newId())).toBeNull();
      expect(await centre().lapsed(newId())).toEqual([]);
    });
  });
}
