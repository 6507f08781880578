import { describe, expect, it } from '@jest/globals';
import { machinePaths } from './machine-paths.js';
import { readCommitted } from './repository.js';

describe('the repository', () => {
  it('names no place of a single machine', () => {
    expect(machinePaths(readCommitted())).toEqual([]);
  });

  it.each([
    ['/', 'work/repo/file'],
    ['/', 'home/ann/boon'],
    ['/', 'Users/ann/boon'],
    ['C:\\', 'Users\\ann'],
    ['../shared/', 'data/shop'],
  ])('is reported for %s%s', (start, end) => {
    expect(machinePaths(new Map([['a.md', `see ${start}${end}`]]))).toHaveLength(1);
  });

  it.each(['https://example.com/home/ann', 'GET /v1/work/x', './work/x', 'a/home/ann'])(
    'may say %s',
    (text) => {
      expect(machinePaths(new Map([['a.md', text]]))).toEqual([]);
    },
  );
});
