import { describe, expect, it } from '@jest/globals';
import { messageLanguage } from './message-language.js';

describe('messageLanguage', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['fr-FR', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['zh-CN,en;q=0.9', 'zh'],
    ['zh;q=0.3, EN-gb;q=0.4', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=much', 'zh'],
  ] as const)('reads %j as %s', (header, language) => {
    expect(messageLanguage(header)).toBe(language);
  });
});
