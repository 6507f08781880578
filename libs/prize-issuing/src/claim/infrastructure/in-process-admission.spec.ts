import { describe, expect, it } from '@jest/globals';
import { Clock, refused } from '@boon/shared-kernel';
import type { Claim } from '../domain/claim.js';
import { InProcessAdmission } from './in-process-admission.js';

class Hands extends Clock {
  private time = Date.parse('2026-11-22T12:00:00Z');

  override now(): Date {
    return new Date(this.time);
  }

  forward(ms: number): void {
    this.time += ms;
  }
}

function aClaim(claimKey: string, of: Partial<Claim> & Pick<Claim, 'offeredAt'>): Claim {
  return {
    userId: 'ann',
    claimKey,
    mode: 'tap',
    items: [{ stockId: 's-1', version: 1, resolvedTerms: null }],
    pack: 'all',
    offerEndsAt: null,
    schemeId: null,
    channel: null,
    slot: null,
    ...of,
  };
}

describe('InProcessAdmission', () => {
  const world = () => {
    const clock = new Hands();
    const admission = new InProcessAdmission(clock);
    clock.forward(1);
    const claim = (key: string, of: Partial<Claim> = {}) =>
      admission.admit(aClaim(key, { offeredAt: clock.now(), ...of }));
    return { clock, admission, claim };
  };

  it('turns claims of a sold-out stock away for a second', async () => {
    const { clock, admission, claim } = world();
    expect(await claim('a')).toBeNull();
    admission.soldOut(['s-1']);
    expect(await claim('b')).toEqual(refused('quota.exhausted'));
    clock.forward(1_000);
    expect(await claim('c')).toBeNull();
  });

  it('always lets a key through that it let through before: its answer must be repeated', async () => {
    const { admission, claim } = world();
    await claim('a');
    admission.soldOut(['s-1']);
    expect(await claim('a')).toBeNull();
  });

  it('lets offers from before its start through: the process before may have granted them', async () => {
    const { admission, claim } = world();
    admission.soldOut(['s-1']);
    expect(await claim('old', { offeredAt: new Date('2026-11-22T12:00:00Z') })).toBeNull();
  });

  it('lets a partial pack through while one of its stocks is left', async () => {
    const { admission, claim } = world();
    admission.soldOut(['s-1']);
    const items = ['s-1', 's-2'].map((stockId) => ({ stockId, version: 1, resolvedTerms: null }));
    expect(await claim('a', { items, pack: 'available' })).toBeNull();
    expect(await claim('b', { items })).toEqual(refused('quota.exhausted'));
  });
});
