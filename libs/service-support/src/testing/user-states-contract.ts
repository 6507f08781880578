import { beforeEach, describe, expect, it } from '@jest/globals';
import { NO_DEEDS, type UserDeeds } from '../relationship/domain/user-deeds.js';
import type { UserStates } from '../relationship/user-states.js';

/** A user's row as the contract writes it to the database. */
export interface ProfileOnRecord {
  readonly userId: string;
  readonly segments: readonly string[];
  readonly lastPaidAt: Date | null;
  readonly version: number;
  readonly deeds?: UserDeeds;
  readonly subsidyBalance?: number;
}

/** What the contract needs of the world. */
export interface UserStatesWorld {
  readonly states: UserStates;
  /** Writes the user's row, past the states. */
  record(profile: ProfileOnRecord): Promise<void>;
}

const NOW = new Date('2026-11-11T12:00:00Z');
const DAYS = 24 * 3_600_000;

/** What every adapter of `UserStates` keeps; `aWorld` gives an empty one for each test. */
export function userStatesContract(name: string, aWorld: () => Promise<UserStatesWorld>): void {
  describe(`${name} keeps the contract of user states`, () => {
    let world: UserStatesWorld;
    beforeEach(async () => {
      world = await aWorld();
    });
    const paidDaysAgo = (days: number) => new Date(NOW.getTime() - days * DAYS);

    it('knows an unknown user as a new one', async () => {
      expect(await world.states.read('nobody', NOW)).toEqual({
        userId: 'nobody',
        segments: [],
        attributes: {},
        stage: 'new',
        paidOrders: 0,
        firstPaidAt: null,
        lastPaidAt: null,
        previousPaidAt: null,
        followedMerchants: [],
        memberMerchants: [],
        boughtMerchants: [],
        viewedCategories: [],
        lastSeenAt: null,
        deeds: NO_DEEDS,
        subsidyBalance: 0,
        version: 0,
      });
    });

    it('tells who asks what it reads', async () => {
      await world.record({ userId: 'ann', segments: ['vip'], lastPaidAt: NOW, version: 1 });
      await world.states.refresh(['ann']);
      for (const userId of ['ann', 'nobody']) {
        const told = await new Promise((told, missed) =>
          world.states.tell(userId, NOW, { told, missed }),
        );
        expect(told).toEqual(await world.states.read(userId, NOW));
      }
    });

    it('shows what is on record once it was refreshed', async () => {
      const lastPaidAt = paidDaysAgo(3);
      const deeds = { viewed: [3, 2], carted: [], orders: [[4, 900] as const] };
      await world.record({
        userId: 'ann',
        segments: ['tea', 'vip'],
        lastPaidAt,
        version: 4,
        deeds,
        subsidyBalance: 7_50,
      });
      expect((await world.states.read('ann', NOW)).version).toBe(0);

      await world.states.refresh(['ann', 'nobody']);

      expect(await world.states.read('ann', NOW)).toEqual({
        userId: 'ann',
        segments: ['tea', 'vip'],
        attributes: { city: 'Chengdu', visits: 3, member: true, likes: ['tea'] },
        stage: 'active',
        paidOrders: 1,
        firstPaidAt: lastPaidAt,
        lastPaidAt,
        previousPaidAt: null,
        followedMerchants: [],
        memberMerchants: [],
        boughtMerchants: [],
        viewedCategories: [],
        lastSeenAt: null,
        deeds,
        subsidyBalance: 7_50,
        version: 4,
      });
    });

    it('moves a user through the stages with the time alone', async () => {
      const lastPaidAt = paidDaysAgo(0);
      await world.record({ userId: 'bob', segments: [], lastPaidAt, version: 1 });
      await world.states.refresh(['bob']);
      const after = async (days: number) =>
        (await world.states.read('bob', new Date(NOW.getTime() + days * DAYS))).stage;

      expect(await Promise.all([30, 31, 90, 91].map(after))).toEqual([
        'active',
        'at-risk',
        'at-risk',
        'dormant',
      ]);
    });

    it('reads past what it holds when asked to', async () => {
      await world.record({ userId: 'cai', segments: ['a'], lastPaidAt: null, version: 1 });
      expect((await world.states.readFromDatabase('cai', NOW)).segments).toEqual(['a']);
      expect((await world.states.readFromDatabase('nobody', NOW)).stage).toBe('new');
      const all = await world.states.readAllFromDatabase(['nobody', 'cai'], NOW);
      expect(all.map(({ userId, segments }) => [userId, segments])).toEqual([
        ['nobody', []],
        ['cai', ['a']],
      ]);
    });

    it('never goes back to an older state', async () => {
      await world.record({ userId: 'dai', segments: ['new'], lastPaidAt: null, version: 10 });
      await world.states.refresh(['dai']);
      await world.record({ userId: 'dai', segments: ['old'], lastPaidAt: null, version: 9 });
      await world.states.refresh(['dai']);
      await world.states.rebuild();

      expect((await world.states.read('dai', NOW)).segments).toEqual(['new']);
    });

    it('rebuilds all users from the database', async () => {
      const users = Array.from({ length: 120 }, (_, index) => `user-${index}`);
      await Promise.all(
        users.map((userId) =>
          world.record({ userId, segments: [userId], lastPaidAt: null, version: 1 }),
        ),
      );
      expect(await world.states.rebuild()).toBe(users.length);

      const states = await Promise.all(users.map((userId) => world.states.read(userId, NOW)));
      expect(states.map(({ segments }) => segments[0])).toEqual(users);
    });

    it('keeps odd ids apart', async () => {
      for (const userId of ['{x}', 'x', 'x|1', '用户']) {
        await world.record({ userId, segments: [userId], lastPaidAt: null, version: 1 });
        await world.states.refresh([userId]);
      }
      for (const userId of ['{x}', 'x', 'x|1', '用户']) {
        expect((await world.states.read(userId, NOW)).segments).toEqual([userId]);
      }
    });
  });
}
