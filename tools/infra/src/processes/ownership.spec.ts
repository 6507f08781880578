import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolders } from '../testing/folders.js';
import { claim, oneAtATime } from './ownership.js';

describe('an owner file', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());
  const file = () => join(folders.make(), 'owner.json');

  it('has one owner until that lets go', async () => {
    const path = file();
    const first = await claim(path);
    const second = await claim(path);
    expect(second).toEqual({ ok: false, owner: expect.objectContaining({ pid: process.pid }) });

    if (first.ok) first.release();
    expect(await claim(path)).toMatchObject({ ok: true });
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 999_999_999, startedAt: '1' })],
    [
      'a process whose pid was handed out again',
      JSON.stringify({ pid: process.pid, startedAt: '1' }),
    ],
    ['nobody, being garbled', '{"pid":'],
  ])('left by %s is taken over by exactly one of many', async (_, left) => {
    const path = file();
    writeFileSync(path, left);

    const claims = await Promise.all(Array.from({ length: 20 }, () => claim(path)));
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    expect(readdirSync(dirname(path))).toEqual(['owner.json']);
  });

  it('lets work be done one at a time', async () => {
    const path = file();
    let inside = 0;
    const most: number[] = [];
    await Promise.all(
      Array.from({ length: 5 }, () =>
        oneAtATime(path, async () => {
          most.push(++inside);
          await sleep(5);
          inside--;
        }),
      ),
    );
    expect(most).toEqual([1, 1, 1, 1, 1]);
    expect(existsSync(path)).toBe(false);
  });
});
