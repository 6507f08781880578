import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReviewDesk } from '../testing/review-desk.js';
import { DEMO_OPERATORS } from './actors.js';
import { BoonApi } from './boon-api.js';
import { BoonProblem } from './boon-problem.js';
import { Unreachable } from './patience.js';

const QUICK = {
  patience: { tries: 3, firstPauseMs: 1, longestPauseMs: 2 },
  answerWithinMs: 10_000,
};
const LIN = DEMO_OPERATORS.author;
const DRAFT = { code: 'c' };

describe('talking to Boon', () => {
  let desk: ReviewDesk;
  let api: BoonApi;

  beforeEach(async () => {
    desk = new ReviewDesk();
    api = new BoonApi(await desk.open(), QUICK);
  });

  afterEach(() => desk.close());

  it('tries again what was put off, under the same idempotency key', async () => {
    desk.upfront.push([503, {}], [429, {}]);
    expect(await api.post(LIN, '/v1/assets', DRAFT)).toMatchObject({ state: 'draft' });
    const keys = desk.calls.filter(({ path }) => path === '/v1/assets').map(({ key }) => key);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/\S{10,}/);
  });

  it('gives up after the last try and says what the answer was', async () => {
    desk.upfront.push([503, {}], [503, {}], [503, { code: 'service.unavailable', detail: 'no' }]);
    await expect(api.post(LIN, '/v1/assets', DRAFT)).rejects.toThrow(
      'POST /v1/assets answered 503 service.unavailable: no',
    );
  });

  it('does not repeat a refusal, and tells code and fields at fault', async () => {
    const fields = [{ path: 'terms.amount', code: 'money-fen', message: 'must be fen' }];
    desk.upfront.push([400, { code: 'request.invalid', detail: 'See the fields.', fields }]);
    const problem = await api.post(LIN, '/v1/assets', DRAFT).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(BoonProblem);
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid', fields });
    expect(String(problem)).toContain('terms.amount: must be fen');
    expect(desk.writes()).toHaveLength(1);
  });

  it('asks for a token once, and for a new one when the old one is not believed any more', async () => {
    await api.get(LIN, '/v1/assets');
    await api.get(LIN, '/v1/assets');
    const tokens = () => desk.calls.filter(({ path }) => path === '/tokens').length;
    expect(tokens()).toBe(1);
    desk.upfront.push([401, { code: 'auth.token-expired' }]);
    expect(await api.get(LIN, '/v1/assets')).toMatchObject({ items: [] });
    expect(tokens()).toBe(2);
  });

  it('says that nobody is there when nobody is', async () => {
    await desk.close();
    await expect(api.ready()).rejects.toThrow(Unreachable);
  });
});
