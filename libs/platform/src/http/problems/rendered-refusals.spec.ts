import { describe, expect, it } from '@jest/globals';
import { refused } from '@boon/shared-kernel';
import { problemAnswer } from './problem-answer.js';
import { Problem } from './problem.js';
import { RenderedRefusals } from './rendered-refusals.js';

const TABLE = {
  'quota.exhausted': { status: 409, zh: '已领完（{account}）', en: 'All are gone: the id' },
  'stock.not-active': { status: 409, zh: '未开始', en: 'Not yet' },
} as const;

describe('a refusal rendered for many requests', () => {
  const refusals = new RenderedRefusals();

  it('is to each of them what it would be if rendered for it alone', () => {
    const problems = [
      Problem.parts(refused('quota.exhausted'), TABLE),
      Problem.parts(refused('quota.exhausted', { account: 'stock' }), TABLE),
      Problem.parts(refused('quota.exhausted', { account: 'the id' }), TABLE),
      Problem.parts(refused('stock.not-active'), TABLE),
      Problem.of('stock.not-active', TABLE, { headers: { 'retry-after': '1' } }),
    ];
    for (const problem of [...problems, ...problems]) {
      for (const acceptLanguage of [undefined, 'en', 'zh-CN']) {
        for (const id of ['a-request', 'another-request-of-a-longer-id']) {
          const request = { id, url: '/v1/claims', acceptLanguage };
          const { headers, text } = problemAnswer(problem, request);
          const rendered = refusals.of(problem, request);
          expect(Buffer.from(rendered.utf8, 'latin1').toString()).toBe(text);
          const { 'x-request-id': _, ...others } = headers;
          const shared = { ...others, 'x-content-type-options': 'nosniff' };
          expect(rendered.shared.pairs).toEqual(Object.entries(shared).flat());
        }
      }
    }
  });
});
