import { describe, expect, it } from '@jest/globals';
import { PairTable } from './pair-table.js';

function offsetsOf(table: PairTable, first: number, second: number): number[] {
  const entry = table.find(first, second);
  return entry < 0 ? [] : [...table.postings.slice(table.start(entry), table.end(entry))];
}

describe('a pair table', () => {
  it('keeps every pair apart, however full it is', () => {
    const pairs = Array.from({ length: 60 * 60 }, (_, n) => [Math.floor(n / 60), n % 60] as const);
    const twice = [...pairs, ...pairs];
    const table = PairTable.of(
      Int32Array.from(twice, ([first]) => first),
      Int32Array.from(twice, ([, second]) => second),
      Int32Array.from(twice.keys()),
    );
    pairs.forEach(([first, second], n) => {
      expect(offsetsOf(table, first, second)).toEqual([n, n + pairs.length]);
    });
    expect(offsetsOf(table, 60, 0)).toEqual([]);
    expect(offsetsOf(table, 0, 60)).toEqual([]);
  });

  it('may be empty', () => {
    const nothing = new Int32Array(0);
    expect(offsetsOf(PairTable.of(nothing, nothing, nothing), 0, 1)).toEqual([]);
  });
});
