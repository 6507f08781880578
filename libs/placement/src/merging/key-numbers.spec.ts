import { describe, expect, it } from '@jest/globals';
import { KeyNumbers } from './key-numbers.js';

/** What is kept of the keys of benefits, by benefit. */
function keptOf(...benefits: string[][]): string[][] {
  const numbers = new KeyNumbers();
  benefits.forEach((keys) => numbers.of(keys));
  const names = [...new Set(benefits.flat())];
  const { keys, keyStarts } = numbers.withoutImplied();
  return benefits.map((_, at) =>
    [...keys.subarray(keyStarts[at], keyStarts[at + 1])].map((key) => names[key] ?? ''),
  );
}

describe('the keys of benefits that bar each other', () => {
  it('says nothing of a stock that one benefit alone has, where its group bars as much', () => {
    expect(keptOf(['group:a', 'stock:1'], ['group:a', 'stock:2'], ['stock:3'])).toEqual([
      ['group:a'],
      ['group:a'],
      ['stock:3'],
    ]);
  });

  it('keeps the stock that two benefits of different groups share', () => {
    const benefits = [
      ['group:a', 'stock:1'],
      ['group:b', 'stock:1'],
    ];
    expect(keptOf(...benefits, ['group:a', 'stock:2'], ['group:b', 'stock:3'])).toEqual([
      ...benefits,
      ['group:a'],
      ['group:b'],
    ]);
  });

  it('keeps one of keys that the same benefits have', () => {
    const keys = ['group:a', 'merchant:m', 'stock:1'];
    expect(keptOf(keys, [...keys])).toEqual([['group:a'], ['group:a']]);
  });

  it('gives the same benefit the same number', () => {
    const numbers = new KeyNumbers();
    const one = ['stock:1'];
    expect([one, ['stock:2'], one].map((keys) => numbers.of(keys))).toEqual([0, 1, 0]);
    expect(numbers.benefitCount).toBe(2);
    expect(numbers.keyCount).toBe(2);
  });
});
