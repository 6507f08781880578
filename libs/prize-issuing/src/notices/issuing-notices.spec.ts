import { describe, expect, it } from '@jest/globals';
import { notices } from './issuing-notices.js';

describe('the notices of issuing', () => {
  it.each(notices.map((notice) => [notice.template.code, notice] as const))(
    '%s gives a value to every placeholder of its texts',
    (_code, notice) => {
      const variables = notice.variables(notice.on.example);
      const { zh, en } = notice.template;
      const texts = [zh.title, zh.body, en.title, en.body].join(' ');
      const names = [...texts.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect(variables[name]).toEqual(expect.any(String));
      expect(notice.recipient(notice.on.example)).toBe('u-1001');
    },
  );

  it('have a code each', () => {
    expect(new Set(notices.map((notice) => notice.template.code)).size).toBe(notices.length);
  });
});
