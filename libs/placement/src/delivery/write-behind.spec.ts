import { describe, expect, it } from '@jest/globals';
import { WriteBehind } from './write-behind.js';

function recorder(fail: () => boolean = () => false) {
  const batches: number[][] = [];
  const flush = async (rows: readonly number[]): Promise<void> => {
    if (fail()) throw new Error('the database is away');
    batches.push([...rows]);
  };
  return { batches, flush };
}

describe('writing behind the response', () => {
  it('gathers rows into batches and keeps their order', async () => {
    const { batches, flush } = recorder();
    const waiting = new WriteBehind<number>({ name: 'spec', flush, batch: 3, lingerMs: 60_000 });
    for (let row = 1; row <= 7; row += 1) waiting.add(row);
    await waiting.flush();
    expect(batches.flat()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(3);
  });

  it('keeps rows while the database is away and writes them once it is back', async () => {
    let away = true;
    const { batches, flush } = recorder(() => away);
    const waiting = new WriteBehind<number>({ name: 'spec', flush, lingerMs: 60_000 });
    waiting.add(1);
    await waiting.flush();
    waiting.add(2);
    expect(batches).toEqual([]);
    away = false;
    await waiting.flush();
    expect(batches.flat()).toEqual([1, 2]);
  });

  it('drops and counts what does not fit, instead of growing without end', async () => {
    const { batches, flush } = recorder();
    const waiting = new WriteBehind<number>({ name: 'spec', flush, capacity: 2, lingerMs: 60_000 });
    expect([1, 2, 3].map((row) => waiting.add(row))).toEqual([true, true, false]);
    expect(waiting.dropped).toBe(1);
    await waiting.flush();
    expect(batches.flat()).toEqual([1, 2]);
  });
});
