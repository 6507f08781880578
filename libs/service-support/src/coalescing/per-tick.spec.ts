import { describe, expect, it } from '@jest/globals';
import { PerTick } from './per-tick.js';

describe('questions of one turn of the event loop', () => {
  it('are asked together, and each asker gets their own answer', async () => {
    const asked: (readonly number[])[] = [];
    const doubled = new PerTick<number, number>(async (numbers) => {
      asked.push(numbers);
      return numbers.map((number) => 2 * number);
    });

    expect(await Promise.all([1, 2, 3].map((number) => doubled.ask(number)))).toEqual([2, 4, 6]);
    expect(await doubled.ask(4)).toBe(8);
    expect(asked).toEqual([[1, 2, 3], [4]]);
  });

  it('are told to who asks without a promise, beside the others', async () => {
    const log: unknown[] = [];
    const asker = {
      told: (answer: number) => log.push(answer),
      missed: (error: unknown) => log.push(error),
    };
    const small = new PerTick<number, number>(async (numbers) => {
      if (numbers.includes(9)) throw new Error('too large');
      return numbers;
    });

    small.tell(1, asker);
    expect(await small.ask(2)).toBe(2);
    small.tell(9, asker);
    await expect(small.ask(3)).rejects.toThrow('too large');
    expect(log).toEqual([1, new Error('too large')]);
  });

  it('are asked in parts when they are too many', async () => {
    const sizes: number[] = [];
    const same = new PerTick<number, number>(async (numbers) => {
      sizes.push(numbers.length);
      return numbers;
    }, 4);

    expect(await Promise.all([1, 2, 3, 4, 5].map((n) => same.ask(n)))).toEqual([1, 2, 3, 4, 5]);
    expect(sizes).toEqual([4, 1]);
  });

  it('fail together, and the next turn is asked anew', async () => {
    let isAway = true;
    const moody = new PerTick<number, number>(async (numbers) => {
      if (isAway) throw new Error('away');
      return numbers;
    });

    const outcomes = await Promise.allSettled([moody.ask(1), moody.ask(2)]);
    isAway = false;

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await moody.ask(3)).toBe(3);
  });
});
