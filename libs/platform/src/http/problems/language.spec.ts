import { describe, expect, it } from '@jest/globals';

import { languageOf } from './language.js';

describe("The caller's language", () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['zh-TW,en;q=0.8', 'zh'],
    ['fr-FR, en;q=0.3', 'en'],
    ['zh;q=0.2, en;q=0.9', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=nonsense, de', 'zh'],
    ['*', 'zh'],
  ])('of %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
