import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BoonApi } from '../api/boon-api.js';
import { ReviewDesk } from '../testing/review-desk.js';
import { TellBehaviours } from './tell-behaviours.js';

const AT = '2026-11-11T04:00:00.000Z';
const HASTY = { tries: 1, firstPauseMs: 1, longestPauseMs: 1 };

describe('what shoppers do', () => {
  let desk: ReviewDesk;
  let tell: TellBehaviours;

  beforeEach(async () => {
    desk = new ReviewDesk();
    const boon = new BoonApi(await desk.open(), { patience: HASTY, answerWithinMs: 5_000 });
    tell = new TellBehaviours(boon);
  });
  afterEach(() => desk.close());

  const note = (sku: string) => tell.note({ userId: 'ann', kind: 'add-to-cart', sku, at: AT });
  /** As at the end of the app: what was noted is told first. */
  const told = async () => {
    await tell.onApplicationShutdown();
    return desk.calls.filter(({ path }) => path === '/v1/feeds/behaviours');
  };

  it('is told together, and once', async () => {
    note('a');
    note('b');
    expect(await told()).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  it('waits for the next deed when Boon is away, and goes with it', async () => {
    desk.writesLeft = 0;
    note('a');
    expect(await told()).toHaveLength(0);
    desk.writesLeft = 10;
    note('b');
    const [call] = await told();
    expect(call?.lines).toBe(2);
  });
});
