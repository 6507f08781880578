import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { guardJson, JSON_LIMITS, parseJson } from './json-guard.js';

const WIDE = { depth: 1_000, items: 1_000_000 };

describe('The guard before JSON is parsed', () => {
  it('measures depth and length as they are, whatever the texts contain', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const value: unknown = JSON.parse(text);
        const { depth, items } = measured(value);
        expect(() => guardJson(text, { depth, items })).not.toThrow();
        if (depth > 0) expect(() => guardJson(text, { ...WIDE, depth: depth - 1 })).toThrow();
        if (items > 1) expect(() => guardJson(text, { ...WIDE, items: items - 1 })).toThrow();
      }),
      { seed: 20_261_122 },
    );
  });

  it('parses what JSON.parse parses', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!text.includes('proto'));
        expect(parseJson(text, WIDE)).toEqual(JSON.parse(text));
      }),
      { seed: 20_261_122 },
    );
  });

  it('stops at a million brackets without reading on', () => {
    expect(() => parseJson('['.repeat(1_000_000), JSON_LIMITS)).toThrow('request.too-deep');
  });

  it('calls broken text malformed, not too deep', () => {
    for (const text of ['', '}', '"', '{"a', '[1,]', '{"a":1}}', '"\\']) {
      expect(() => parseJson(text, JSON_LIMITS)).toThrow('request.malformed-json');
    }
  });
});

interface Measure {
  readonly depth: number;
  readonly items: number;
}

function measured(value: unknown): Measure {
  if (value === null || typeof value !== 'object') return { depth: 0, items: 0 };
  const members = Object.values(value);
  const inner = members.map(measured);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    items: Math.max(members.length, ...inner.map(({ items }) => items)),
  };
}
