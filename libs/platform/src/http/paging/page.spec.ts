import { describe, expect, it } from '@jest/globals';

import { cursorOf, positionOf } from './cursor.js';
import { pageOf } from './page.js';

const ROWS = [3, 5, 8, 13];

describe('A page', () => {
  it('leads to the next one by the position of its last row', () => {
    const page = pageOf(
      ROWS,
      3,
      (row) => [row, 'id'],
      (row) => ({ row }),
    );

    expect(page.items).toEqual([{ row: 3 }, { row: 5 }, { row: 8 }]);
    expect(positionOf(page.nextCursor ?? '', 2)).toEqual([8, 'id']);
  });

  it('is the last one when no row is left over', () => {
    expect(pageOf(ROWS, 4, (row) => [row], String).nextCursor).toBeNull();
    expect(pageOf([], 4, () => [], String)).toEqual({ items: [], nextCursor: null });
  });

  it('begins at the beginning without a cursor', () => {
    expect(positionOf(undefined, 2)).toBeUndefined();
  });

  it('refuses a cursor that was changed, cut, invented or made for another list', () => {
    const cursor = cursorOf(['2026-11-22T00:00:00Z', 'a']);
    const forged = Buffer.from('["2026","b"]').toString('base64url');
    const changed = cursor.slice(0, -3) + (cursor.at(-3) === 'A' ? 'B' : 'A') + cursor.slice(-2);

    for (const text of [changed, cursor.slice(0, 12), forged, '', '%', cursorOf(['a'])]) {
      expect(() => positionOf(text, 2)).toThrow('request.cursor-invalid');
    }
  });
});
