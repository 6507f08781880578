import { describe, expect, it } from '@jest/globals';
import { canonicalJson, contentHash } from './index.js';

describe('contentHash', () => {
  it('does not depend on the order of keys, and sees every value', () => {
    expect(contentHash({ a: 1, b: { d: [1, 2], c: 2 } })).toBe(
      contentHash({ b: { c: 2, d: [1, 2] }, a: 1 }),
    );
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
    expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}');
  });
});
