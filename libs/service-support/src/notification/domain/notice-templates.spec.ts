import { describe, expect, it } from '@jest/globals';
import { refused } from '@boon/shared-kernel';
import { aNotice } from '../../testing/a-notice.js';
import { NoticeTemplates } from './notice-templates.js';

describe('NoticeTemplates', () => {
  const templates = NoticeTemplates.of([aNotice()]);

  it('fills the words of both languages in', () => {
    expect(templates.render('loaf-baked', { name: '黑麦', count: '3' })).toEqual({
      ok: true,
      zh: { title: '新鲜出炉', body: '黑麦面包 3 个' },
      en: { title: 'Fresh bread', body: '3 loaves of 黑麦' },
    });
  });

  it('takes a value for what it is, braces included', () => {
    expect(templates.render('loaf-baked', { name: '{count}', count: '3' })).toMatchObject({
      en: { body: '3 loaves of {count}' },
    });
  });

  it('refuses unknown templates and missing variables', () => {
    expect(templates.render('loaf-burnt', {})).toEqual(
      refused('notification.template-unknown', { template: 'loaf-burnt' }),
    );
    expect(templates.render('loaf-baked', { name: 'rye' })).toEqual(
      refused('notification.variable-missing', { template: 'loaf-baked', variable: 'count' }),
    );
    expect(templates.render('loaf-baked', Object.create({ name: 'a', count: 'b' }))).toMatchObject({
      ok: false,
    });
  });

  it('stops the start when a notice leaves a placeholder open', () => {
    const forgetful = { ...aNotice(), variables: () => ({ name: 'rye' }) };
    expect(() => NoticeTemplates.of([forgetful])).toThrow('gives no variable "count"');
  });

  it('stops the start when one code stands for two templates', () => {
    const { template } = aNotice();
    const other = { ...aNotice(), template: { ...template } };
    expect(() => NoticeTemplates.of([aNotice(), other])).toThrow('two message templates');
  });
});
