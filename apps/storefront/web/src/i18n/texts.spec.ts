import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fill } from './fill.js';
import { TEXTS } from './texts.js';
import { lacking, unknownKeys, unusedKeys } from './testing/text-checks.js';

const SOURCES = join(import.meta.dirname, '..');

function sourcesOfThePage(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.|i18n\/texts/.test(path))
    .map((path) => readFileSync(join(SOURCES, path), 'utf8'));
}

describe('the sentences of the page', () => {
  it('are there in both languages, with the same gaps', () => {
    expect(lacking(TEXTS)).toEqual([]);
  });

  it('are all that the sources ask for', () => {
    expect(unknownKeys(TEXTS, sourcesOfThePage())).toEqual([]);
  });

  it('are all asked for', () => {
    expect(unusedKeys(TEXTS, sourcesOfThePage())).toEqual([]);
  });

  it.each([
    ['an empty one', { 'a.b': { zh: '', en: 'x' } }],
    ['English where Chinese belongs', { 'a.b': { zh: 'Cart', en: 'Cart' } }],
    ['Chinese where English belongs', { 'a.b': { zh: '购物车', en: '购物车' } }],
    ['a gap in one language only', { 'a.b': { zh: '共 {count}', en: 'all' } }],
  ])('are reported for %s', (_what, table) => {
    expect(lacking(table)).toEqual(['a.b']);
  });

  it('are reported when a source asks for one that is not there', () => {
    expect(unknownKeys(TEXTS, ["say('cart.nothing')"])).toEqual(['cart.nothing']);
  });

  it('are reported when nobody asks for one', () => {
    expect(unusedKeys({ 'a.b': { zh: '', en: '' } }, ["say('a.c')"])).toEqual(['a.b']);
  });
});

describe('a sentence', () => {
  it('counts in English', () => {
    expect(fill('{count} {count|item|items}', { count: 1 })).toBe('1 item');
    expect(fill('{count} {count|item|items}', { count: 0 })).toBe('0 items');
  });

  it('shows a gap that nobody filled, rather than nothing', () => {
    expect(fill('for {name}')).toBe('for {name}');
  });
});
