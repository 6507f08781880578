import { describe, expect, it } from '@jest/globals';
import { newId, refused } from '@boon/shared-kernel';
import type { ClaimAdmission } from '../claim/domain/claim-admission.js';
import type { Claim } from '../claim/domain/claim.js';

const GONE = refused('quota.exhausted');

/** An admission that has just begun to remember, and the time it lives in. */
export interface AdmissionUnderTest {
  readonly admission: ClaimAdmission;
  /** An instant that is surely after the beginning of its memory. */
  readonly offeredAt: Date;
  /** Lets the time pass after which a used-up stock is tried again. */
  pass(): Promise<void>;
}

/** What every admission keeps that turns claims away at all. */
export function claimAdmissionContract(
  name: string,
  fresh: () => Promise<AdmissionUnderTest>,
): void {
  describe(`${name} keeps the contract of admission`, () => {
    it('turns the claims of a used-up stock away, and tries it again with one of them', async () => {
      const world = await aWorld(fresh);
      expect(await world.claim('a')).toBeNull();
      await world.useUp();
      expect(await world.claim('b')).toEqual(GONE);
      await world.pass();
      const again = await Promise.all(['c', 'd', 'e'].map((key) => world.claim(key)));
      expect(again.filter((admitted) => admitted === null)).toHaveLength(1);
    });

    it('lets all through once more when the one that tried was granted', async () => {
      const world = await aWorld(fresh);
      await world.useUp();
      expect(await world.claim('a')).toEqual(GONE);
      world.admission.granted([world.stock]);
      // Others may learn of it a moment later: those who do not yet are refused.
      for (let n = 0; (await world.claim(`soon-${n}`)) !== null; n += 1);
      const keys = Array.from({ length: 100 }, (_, n) => `k-${n}`);
      const admitted = await Promise.all(keys.map((key) => world.claim(key)));
      expect(new Set(admitted)).toEqual(new Set([null]));
    });

    it('always lets a key through that it let through before: its answer must be repeated', async () => {
      const world = await aWorld(fresh);
      await world.claim('a');
      await world.useUp();
      expect(await world.claim('b')).toEqual(GONE);
      expect(await world.claim('a')).toBeNull();
      expect(await world.claim('b')).toEqual(GONE);
    });

    it('lets offers through that are older than its memory: they may have been granted', async () => {
      const world = await aWorld(fresh);
      await world.useUp();
      expect(await world.claim('old', { offeredAt: new Date(0) })).toBeNull();
      expect(await world.claim('new')).toEqual(GONE);
    });

    it('lets a partial pack through while one of its stocks is left, a whole one not', async () => {
      const world = await aWorld(fresh);
      await world.useUp();
      const items = [world.stock, newId()].map((stockId) => itemOf(stockId));
      expect(await world.claim('a', { items, pack: 'available' })).toBeNull();
      expect(await world.claim('b', { items })).toEqual(GONE);
    });
  });
}

async function aWorld(fresh: () => Promise<AdmissionUnderTest>) {
  const { admission, offeredAt, pass } = await fresh();
  const [stock, userId] = [newId(), newId()];
  const claim = async (claimKey: string, of: Partial<Claim> = {}) =>
    admission.admit({
      ...{ userId, claimKey, mode: 'tap', items: [itemOf(stock)], pack: 'all' },
      ...{ offeredAt, offerEndsAt: null, schemeId: null, channel: null, slot: null },
      ...of,
    });
  /** Found used up; the store may learn of it a moment later. */
  const useUp = async (): Promise<void> => {
    admission.soldOut([stock]);
    while ((await claim(newId())) === null);
  };
  return { admission, stock, claim, useUp, pass };
}

function itemOf(stockId: string): Claim['items'][number] {
  return { stockId, version: 1, resolvedTerms: null };
}
