import { describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import type { Delivery, DeliveryCaps } from '../counting/delivery-caps.js';

const HOUR_MS = 3_600_000;

/** What every adapter of `DeliveryCaps` keeps; `pass` lets the adapter's clock go on by so many ms. */
export function deliveryCapsContract(
  name: string,
  aNew: () => Promise<DeliveryCaps>,
  pass: (ms: number) => Promise<void>,
): void {
  const inMs = (ms: number): Date => new Date(Date.now() + ms);
  const aKey = (): string => `{${newId()}}:${newId()}`;
  const delivery = (...caps: [key: string, limit: number][]): Delivery => ({
    id: newId(),
    caps: caps.map(([key, limit]) => ({ key, limit, until: inMs(HOUR_MS) })),
  });
  const later = (): Date => inMs(HOUR_MS);

  describe(`${name} keeps the contract of hard caps`, () => {
    it('reserves nothing before it is complete', async () => {
      const caps = await aNew();
      expect(await caps.reserve([delivery([aKey(), 1])], later())).toBeNull();
      expect(await caps.standing([aKey()])).toBeNull();
      expect(await caps.isOpen()).toBe(false);
      await caps.open();
      expect(await caps.reserve([delivery([aKey(), 1])], later())).toEqual([true]);
    });

    it('counts a delivery against all of its caps or against none, each delivery by itself', async () => {
      const caps = await aNew();
      await caps.open();
      const [one, other] = [`{t}:${newId()}`, `{t}:${newId()}`];
      const answers = await caps.reserve(
        [delivery([one, 1]), delivery([one, 1], [other, 5]), delivery([other, 5])],
        later(),
      );
      expect(answers).toEqual([true, false, true]);
      expect(await caps.standing([one, other])).toEqual([1, 1]);
    });

    it('counts the same delivery once', async () => {
      const caps = await aNew();
      await caps.open();
      const key = aKey();
      const shown = delivery([key, 1]);
      expect(await caps.reserve([shown], later())).toEqual([true]);
      expect(await caps.reserve([shown], later())).toEqual([true]);
      await caps.confirm([shown]);
      expect(await caps.standing([key])).toEqual([1]);
    });

    it('lets lapse what nobody confirms, and keeps what was', async () => {
      const caps = await aNew();
      await caps.open();
      const key = aKey();
      const [seen, unseen, late] = [delivery([key, 2]), delivery([key, 2]), delivery([key, 2])];
      expect(await caps.reserve([seen, unseen], inMs(80))).toEqual([true, true]);
      await caps.confirm([seen]);
      expect(await caps.reserve([late], inMs(80))).toEqual([false]);
      await pass(120);
      expect(await caps.standing([key])).toEqual([1]);
      expect(await caps.reserve([late], later())).toEqual([true]);
      await caps.confirm([unseen]);
      expect(await caps.standing([key])).toEqual([3]);
    });

    it('never passes a limit, however many ask at once', async () => {
      const caps = await aNew();
      await caps.open();
      const key = aKey();
      const asked = await Promise.all(
        Array.from({ length: 200 }, () => caps.reserve([delivery([key, 7])], later())),
      );
      expect(asked.filter((answer) => answer?.[0])).toHaveLength(7);
    });

    it('is worked out anew from deliveries of before', async () => {
      const caps = await aNew();
      const key = aKey();
      const before = [inMs(HOUR_MS), inMs(-1)].map((countsUntil) => ({
        ...delivery([key, 2]),
        countsUntil,
      }));
      await caps.restore(before);
      await caps.restore(before);
      await caps.open();
      expect(await caps.standing([key])).toEqual([1]);
    });
  });
}
