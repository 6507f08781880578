import { describe, expect, it } from '@jest/globals';
import { SessionKeeper } from './session-keeper.js';
import type { ShopSession } from './shop-types.js';

const MINUTE_MS = 60_000;

function aDesk() {
  const world = { now: 0, opened: 0 };
  const keeper = new SessionKeeper(
    { deviceId: 'd', personaId: null },
    async (): Promise<ShopSession> => {
      world.opened++;
      const expiresAt = new Date(world.now + 5 * MINUTE_MS).toISOString();
      return {
        userId: 'v-d',
        role: 'visitor',
        token: `t${world.opened}`,
        expiresAt,
        persona: null,
      };
    },
    () => world.now,
  );
  return { world, keeper };
}

describe('a session', () => {
  it('is opened once for all that wait for it', async () => {
    const { world, keeper } = aDesk();
    expect(await Promise.all([keeper.token(), keeper.token()])).toEqual(['t1', 't1']);
    expect(world.opened).toBe(1);
  });

  it('is renewed shortly before it ends', async () => {
    const { world, keeper } = aDesk();
    await keeper.token();
    world.now = 5 * MINUTE_MS - 10_000;
    expect(await keeper.token()).toBe('t2');
  });

  it('is renewed once when several requests were refused with the same token', async () => {
    const { world, keeper } = aDesk();
    const token = await keeper.token();
    expect(await Promise.all([keeper.tokenAfter(token), keeper.tokenAfter(token)])).toEqual([
      't2',
      't2',
    ]);
    expect(world.opened).toBe(2);
  });

  it('is renewed once, also for refusals that come in at any moment of the renewal', async () => {
    const { world, keeper } = aDesk();
    const token = await keeper.token();
    const renewals: Promise<string>[] = [];
    for (let turn = 0; turn < 10; turn++) {
      renewals.push(keeper.tokenAfter(token));
      await Promise.resolve();
    }
    await Promise.all(renewals);
    expect(world.opened).toBe(2);
  });

  it('is asked for again after it could not be opened', async () => {
    let tries = 0;
    const keeper = new SessionKeeper({ deviceId: 'd', personaId: null }, async () => {
      tries += 1;
      throw new Error(`down ${tries}`);
    });
    await expect(keeper.token()).rejects.toThrow('down 1');
    await expect(keeper.token()).rejects.toThrow('down 2');
  });

  it('is not renewed for a token that has been replaced meanwhile', async () => {
    const { world, keeper } = aDesk();
    await keeper.token();
    await keeper.tokenAfter('t1');
    expect(await keeper.tokenAfter('t1')).toBe('t2');
    expect(world.opened).toBe(2);
  });
});
