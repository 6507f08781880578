import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_OPERATORS } from '../api/actors.js';
import { BoonApi } from '../api/boon-api.js';
import { Unreachable } from '../api/patience.js';
import { ReviewDesk } from '../testing/review-desk.js';
import type { Draft } from './drafts.js';
import { GoLive } from './go-live.js';

const QUICK = {
  patience: { tries: 2, firstPauseMs: 1, longestPauseMs: 1 },
  answerWithinMs: 10_000,
};
const DRAFT: Draft = { kind: 'assets', code: 'welcome', content: { name: 'x' } };
const WRITES = [
  'op-lin /v1/assets',
  'op-lin /v1/assets/:id/submit',
  'op-chen /v1/assets/:id/approvals',
  'op-lin /v1/assets/:id/publish',
];

describe('taking a draft live', () => {
  let desk: ReviewDesk;
  let goLive: GoLive;

  beforeEach(async () => {
    desk = new ReviewDesk();
    goLive = new GoLive(new BoonApi(await desk.open(), QUICK), DEMO_OPERATORS);
  });

  afterEach(() => desk.close());

  it('creates, submits, has it approved by somebody else and publishes', async () => {
    const live = await goLive.settle(DRAFT);
    expect(live).toMatchObject({ state: 'running', wasThere: false });
    expect(live.stockId).toMatch(/^stock-/);
    expect(desk.writes()).toEqual(WRITES);
  });

  it('asks as many people as the sum asks for', async () => {
    desk.required = 3;
    await goLive.settle(DRAFT);
    expect(desk.writes().filter((write) => write.endsWith('approvals'))).toEqual([
      'op-chen /v1/assets/:id/approvals',
      'op-wu /v1/assets/:id/approvals',
      'op-zhao /v1/assets/:id/approvals',
    ]);
    desk.required = 4;
    await expect(goLive.settle({ ...DRAFT, code: 'dear' })).rejects.toThrow(
      'dear needs 4 approvals',
    );
  });

  it('writes nothing the second time', async () => {
    const first = await goLive.settle(DRAFT);
    const writes = desk.writes().length;
    expect(await goLive.settle(DRAFT)).toEqual({ ...first, wasThere: true });
    expect(desk.writes()).toHaveLength(writes);
  });

  it('goes on from whatever step an earlier run died at', async () => {
    for (let step = 0; step < WRITES.length; step += 1) {
      const draft = { ...DRAFT, code: `died-at-${step}` };
      const before = desk.writes().length;
      await dieAfter(step, () => goLive.settle(draft));
      expect(await goLive.settle(draft)).toMatchObject({ state: 'running', wasThere: false });
      expect(desk.writes().length - before).toBe(WRITES.length);
    }
  });

  it('takes a vote that was given before the crash for given', async () => {
    desk.required = 2;
    await dieAfter(3, () => goLive.settle(DRAFT));
    expect(await goLive.settle(DRAFT)).toMatchObject({ state: 'running' });
    expect([...desk.objects.values()][0]?.votes).toEqual(new Set(['op-chen', 'op-wu']));
  });

  it('leaves alone what people paused', async () => {
    await goLive.settle(DRAFT);
    const [kept] = desk.objects.values();
    if (kept) kept.state = 'paused';
    const writes = desk.writes().length;
    expect(await goLive.settle(DRAFT)).toMatchObject({ state: 'paused', wasThere: true });
    expect(desk.writes()).toHaveLength(writes);
  });

  /** Serves so many writes and then breaks every connection. */
  async function dieAfter(writes: number, run: () => Promise<unknown>): Promise<void> {
    desk.writesLeft = writes;
    await expect(run()).rejects.toThrow(Unreachable);
    desk.writesLeft = Number.POSITIVE_INFINITY;
  }
});
