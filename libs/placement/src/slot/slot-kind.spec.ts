import { describe, expect, it } from '@jest/globals';
import type { Governed } from '@boon/governance';
import type { KnownLottery } from '../plan/known-lotteries.js';
import { PlanKind } from '../plan/plan-kind.js';
import type { PlanContent } from '../plan/domain/plan.js';
import { aSlot } from '../testing/catalogue-items.js';
import type { SlotContent } from './domain/slot-content.js';
import { SlotRepository } from './domain/slot.repository.js';
import type { Slot } from './domain/slot.js';
import { SlotKind } from './slot-kind.js';

class SlotsInMemory extends SlotRepository {
  readonly slots = new Map<string, Slot>([['home.popup', aSlot('home.popup')]]);

  async all(): Promise<Slot[]> {
    return [...this.slots.values()];
  }

  async replace(slot: Omit<Slot, 'version'>): Promise<number> {
    const version = (this.slots.get(slot.name)?.version ?? 0) + 1;
    this.slots.set(slot.name, { ...slot, version });
    return version;
  }
}

const { channel: _, version: __, ...POPUP } = aSlot('home.popup');

function content(rest: Partial<SlotContent> = {}): SlotContent {
  return { ...POPUP, mayBeEmpty: true, ...rest };
}

function approved(of: SlotContent): Governed<SlotContent> {
  const at = new Date(0);
  const head = { id: 'id', code: 'code', version: 3, state: 'approved', contentHash: '' } as const;
  return { ...head, content: of, authors: ['lin'], links: {}, createdAt: at, updatedAt: at };
}

describe('settings of a slot', () => {
  const slots = new SlotsInMemory();
  const kind = new SlotKind(slots);

  it.each([
    ['slot.source-twice', { sources: [...POPUP.sources, ...POPUP.sources] }],
    ['slot.kind-unknown', { kinds: ['wish'] }],
    [
      'slot.cap-misplaced',
      { caps: [{ on: 'plan', period: 'day', limit: 1, isHard: false } as const] },
    ],
    ['slot.fallback-missing', { mayBeEmpty: false }],
  ])('are refused: %s', async (code, rest) => {
    expect(await kind.check(content(rest))).toMatchObject({ code });
  });

  it('replace the former ones when they are published, with the next version', async () => {
    const object = approved(content({ capacity: 4 }));
    const effect = await kind.carryOut(object, 'publish');
    expect(effect).toMatchObject({ ok: true, links: { slotVersion: '2' } });
    expect(slots.slots.get('home.popup')).toMatchObject({ capacity: 4, version: 2 });
    const [event] = kind.eventsOf({ ...object, links: { slotVersion: '2' } }, 'publish');
    expect(event?.payload).toMatchObject({ name: 'home.popup', channel: 'home', version: 2 });
    expect(kind.eventsOf(object, 'end')).toEqual([]);
  });

  it('are not paused: that is what the switch is for', async () => {
    expect(await kind.carryOut(approved(content()), 'pause')).toMatchObject({
      code: 'slot.move-by-switch',
    });
  });

  it('bind the plans that use the slot', async () => {
    slots.slots.set('cart.bar', aSlot('cart.bar', { modes: ['display'] }));
    const open = { state: 'running', endsAt: new Date('2027-01-01T00:00:00Z') };
    const known = new Map<string, KnownLottery>([
      ['open', open],
      ['ended', { ...open, state: 'ended' }],
      ['past', { ...open, endsAt: new Date('2026-11-01T00:00:00Z') }],
    ]);
    const lotteries = { find: async (id: string) => known.get(id) ?? null };
    const plans = new PlanKind(
      { unknownAmong: async () => [], stocksIn: async () => new Map([['s-1', 21]]) } as never,
      slots,
      lotteries,
    );
    const plan = (rest: Partial<PlanContent['placements'][number]>, more = {}): PlanContent => ({
      name: { zh: '', en: '' },
      startsAt: '2026-11-01T00:00:00Z',
      endsAt: '2026-12-01T00:00:00Z',
      schemeIds: [],
      placements: [
        { slot: 'cart.bar', mode: 'display', priority: 0, dailyCapPerUser: null, ...rest },
      ],
      ...more,
    });
    const hook = { kind: 'lottery', lotteryId: 'open' } as const;
    const caps = [{ on: 'slot', period: 'day', limit: 1, isHard: true }];
    expect(await plans.check(plan({}))).toBeNull();
    expect(await plans.check(plan({ mode: 'task' }))).toMatchObject({
      code: 'plan.mode-not-in-slot',
    });
    expect(await plans.check(plan({ mode: 'one-click' }))).toMatchObject({
      code: 'plan.mode-not-in-slot',
    });
    expect(await plans.check(plan({ hook }))).toMatchObject({ code: 'plan.hook-mismatch' });
    expect(await plans.check(plan({}, { caps }))).toMatchObject({ code: 'plan.cap-misplaced' });
    const lottery = { slot: 'home.popup', mode: 'lottery', hook } as const;
    expect(await plans.check(plan(lottery))).toBeNull();
    for (const [lotteryId, code] of [
      ['none', 'plan.lottery-unknown'],
      ['ended', 'plan.lottery-closed'],
      ['past', 'plan.lottery-closed'],
    ] as const) {
      const led = plan({ ...lottery, hook: { kind: 'lottery', lotteryId } });
      const details = { lotteryId, field: 'placements[0].hook.lotteryId' };
      expect(await plans.check(led)).toEqual({ ok: false, code, details });
    }
    const task = { kind: 'task', task: { do: 'view-products', count: 3 } } as const;
    const popup = { slot: 'home.popup', mode: 'task' } as const;
    slots.slots.set('home.popup', aSlot('home.popup', { modes: ['one-click', 'lottery', 'task'] }));
    expect(await plans.check(plan({ ...popup, hook: task }))).toBeNull();
    expect(await plans.check(plan(popup))).toEqual({
      ok: false,
      code: 'plan.hook-mismatch',
      details: { mode: 'task', field: 'placements[0].hook' },
    });
    const pack = { kind: 'one-click-claim', pack: 'all' } as const;
    const many = { slot: 'home.popup', mode: 'one-click', hook: pack } as const;
    expect(await plans.check(plan(many))).toMatchObject({
      code: 'plan.pack-size',
      details: { schemeId: 's-1', stocks: 21, field: 'placements[0].hook' },
    });
    slots.slots.set('pdp.task', aSlot('pdp.task', { modes: ['task'] }));
    expect(await plans.check(plan({ ...popup, slot: 'pdp.task', hook: task }))).toMatchObject({
      code: 'plan.hook-not-in-slot',
      details: { hook: 'task', slot: 'pdp.task' },
    });
  });
});
