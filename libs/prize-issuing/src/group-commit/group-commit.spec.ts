import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GroupCommit, type Gathering } from './group-commit.js';

/** A group that writes numbers, and the sizes of its batches; a negative number cannot be written. */
function aGroup(gathers?: Gathering) {
  const sizes: number[] = [];
  const group = new GroupCommit<number, string>({
    name: 'spec',
    most: 256,
    ...(gathers && { gathers }),
    worthASecond: 256,
    identityOf: String,
    write: async (submitted) => {
      sizes.push(submitted.length);
      await pause(2);
      if (submitted.some(({ request }) => request < 0)) throw new Error('poison');
      return submitted.map(({ request }) => `done ${request}`);
    },
  });
  return { group, sizes };
}

describe('group commit', () => {
  it('writes one that comes alone at once, and those that come together together', async () => {
    const { group, sizes } = aGroup();
    expect(await group.submit(1)).toBe('done 1');
    await Promise.all(Array.from({ length: 50 }, (_, n) => group.submit(n)));
    expect(sizes).toEqual([1, 50]);
  });

  it('gives twins one answer, and fails only what cannot be written', async () => {
    const { group, sizes } = aGroup();
    const numbers = [1, 2, 2, -3, 4];
    const settled = await Promise.allSettled(numbers.map((number) => group.submit(number)));
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([
      ...[true, true, true, false, true],
    ]);
    expect(sizes[0]).toBe(4);
  });

  const aCrowd = (group: GroupCommit<number, string>): Promise<string[]> =>
    Promise.all(Array.from({ length: 8 }, (_, n) => group.submit(n)));
  /** Long enough for one that waits for nobody to be on its way. */
  const turns = async (): Promise<void> => {
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  it('waits for the crowd that was there just now, until it has come', async () => {
    const { group, sizes } = aGroup({ crowd: 50, waitMs: 600_000, lastsMs: 600_000 });
    await aCrowd(group);
    const early = group.submit(10);
    await turns();
    await Promise.all([early, ...Array.from({ length: 7 }, (_, n) => group.submit(11 + n))]);
    expect(sizes).toEqual([8, 8]);
  });

  it('does not wait for ever for a crowd that has left', async () => {
    const { group, sizes } = aGroup({ crowd: 50, waitMs: 5, lastsMs: 600_000 });
    await aCrowd(group);
    expect(await group.submit(10)).toBe('done 10');
    expect(await group.submit(11)).toBe('done 11');
    expect(sizes).toEqual([8, 1, 1]);
  });

  it('waits for nobody after a crowd that fills batches anyway', async () => {
    const { group, sizes } = aGroup({ crowd: 4, waitMs: 600_000, lastsMs: 600_000 });
    await aCrowd(group);
    expect(await group.submit(10)).toBe('done 10');
    expect(sizes).toEqual([8, 1]);
  });
});
