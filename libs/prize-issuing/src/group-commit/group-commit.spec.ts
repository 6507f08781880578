import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

/** A group that writes numbers, and the sizes of its batches; a negative number cannot be written. */
function aGroup() {
  const sizes: number[] = [];
  const group = new GroupCommit<number, string>({
    name: 'spec',
    most: 256,
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
});
