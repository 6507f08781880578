import { describe, expect, it } from '@jest/globals';
import { IdTable } from './id-table.js';

describe('an id table', () => {
  it('finds every id, and none that is not there', () => {
    const ids = Array.from({ length: 5_000 }, (_, n) => `rule-${n}`);
    const table = new IdTable(ids);
    expect(ids.map((id) => table.find(id))).toEqual(ids.map((_, n) => [n]));
    expect(table.find('rule-5000')).toEqual([]);
    expect(table.find('')).toEqual([]);
  });

  it('finds all places of an id that stands twice', () => {
    expect(new IdTable(['a', 'b', 'a']).find('a')).toEqual([0, 2]);
  });
});
