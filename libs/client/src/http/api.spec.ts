import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBoon, type Boon } from '../boon.js';
import type { BoonOptions } from '../options.js';
import { eventually } from '../testing/eventually.js';
import { HandClock } from '../testing/hand-clock.js';
import { answers, babbles, drops, hangs, MoodyServer, refuses } from '../testing/moody-server.js';
import { aClaim, aQuote, tokenOf } from '../testing/samples.js';
import type { BoonProblem } from './problem.js';

const OFFER = { token: 'claim-token', claimKey: 'claim-key' };
const CART = { lines: [{ lineId: '1', sku: 'a', quantity: 1 }] };
const READ_MS = 8_000;

describe('a call to Boon', () => {
  const server = new MoodyServer();
  let clock: HandClock;
  let boon: Boon;
  let open: (options?: Partial<BoonOptions>) => Boon;

  beforeEach(async () => {
    const baseUrl = await server.open();
    clock = new HandClock();
    open = (options) =>
      createBoon({ baseUrl, token: () => tokenOf('ann'), runtime: clock, ...options });
    boon = open();
  });
  afterEach(() => server.close());

  const problemOf = (call: Promise<unknown>) =>
    call.then(
      () => {
        throw new Error('it was answered');
      },
      (problem: BoonProblem) => problem,
    );
  const quote = () => boon.quotes.quote(CART);
  /** Lets the next pause pass and tells how long it was; the deadline is the other alarm. */
  const passPause = async (): Promise<number> => {
    await eventually(() => clock.pauses.length === 2);
    const [pause = 0] = clock.pauses;
    clock.pass(pause);
    return pause;
  };

  describe('that may be repeated', () => {
    it.each([
      ['a broken connection', drops],
      ['429', refuses(429, 'request.rate-limited')],
      ['502', answers(502, 'Bad Gateway')],
      ['503', refuses(503, 'service.unavailable')],
      ['504', refuses(504, 'http.gateway-timeout')],
      ['a twin that is still being worked on', refuses(409, 'idempotency.in-progress')],
    ])('is tried again after %s', async (_, mood) => {
      server.then(mood).on('POST /v1/quotes', answers(200, aQuote()));
      const quoted = quote();
      await passPause();
      expect(await quoted).toMatchObject({ payable: '100' });
      expect(server.heard).toHaveLength(2);
    });

    it('waits longer each time, by chance between nothing and a ceiling that doubles', async () => {
      server.on('POST /v1/quotes', drops);
      clock.chance = 0.5;
      const problem = problemOf(quote());
      const pauses = [];
      for (let retry = 0; retry < 4; retry += 1) pauses.push(await passPause());
      expect(pauses).toEqual([100, 200, 400, 800]);
      expect(await problem).toMatchObject({ code: 'client.unreachable', status: 0 });
      expect(server.heard).toHaveLength(5);
      expect(clock.pauses).toEqual([]);
    });

    it('comes back when Boon says so, in seconds or by a date of the server’s own clock', async () => {
      const busy = (headers: Record<string, string>) =>
        refuses(503, 'service.unavailable', headers);
      server
        .then(busy({ 'retry-after': '3' }))
        .then(
          busy({
            'retry-after': 'Sat, 28 Nov 2026 02:00:07 GMT',
            date: 'Sat, 28 Nov 2026 02:00:05 GMT',
          }),
        )
        .on('POST /v1/quotes', answers(200, aQuote()));
      const quoted = quote();
      expect([await passPause(), await passPause()]).toEqual([3_000, 2_000]);
      await quoted;
    });

    it('does not wait for what comes after its deadline', async () => {
      const busy = refuses(503, 'service.unavailable', { 'retry-after': '60' });
      server.on('POST /v1/quotes', busy);
      expect(await problemOf(quote())).toMatchObject({
        code: 'service.unavailable',
        retryAfterMs: 60_000,
      });
      expect(server.heard).toHaveLength(1);
    });

    it('carries the same key each time', async () => {
      server.then(drops, drops).on('POST /v1/redemptions', answers(201, {}));
      const locked = boon.redemptions.lock({
        orderId: 'o',
        userId: 'ann',
        lines: [],
        expectedPayable: '1',
      });
      await passPause();
      await passPause();
      await locked;
      const keys = server.heard.map(({ headers }) => headers['idempotency-key']);
      expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
    });
  });

  it.each([400, 403, 404, 409, 422])('is not repeated after a %i', async (status) => {
    server.on('POST /v1/claims', refuses(status, 'claim.limit-reached'));
    const problem = await problemOf(boon.claims.claim(OFFER));
    expect(problem).toMatchObject({ status, code: 'claim.limit-reached', outcome: 'refused' });
    expect(server.heard).toHaveLength(1);
  });

  it('that may not be repeated is lost with its answer', async () => {
    server.on('POST /v1/code-claims', drops);
    const problem = await problemOf(boon.claims.claimCode('7KQ2'));
    expect(problem).toMatchObject({ code: 'client.unreachable', outcome: 'unknown' });
    expect(server.heard).toHaveLength(1);
  });

  it('that may not be repeated is repeated when it was put off', async () => {
    server
      .then(refuses(429, 'request.rate-limited'))
      .on('POST /v1/code-claims', answers(201, aClaim()));
    const claimed = boon.claims.claimCode('7KQ2');
    await passPause();
    expect((await claimed).grants).toHaveLength(1);
  });

  it('ends at its deadline, whatever the server does', async () => {
    server.on('POST /v1/quotes', hangs);
    const problem = problemOf(quote());
    await eventually(() => server.heard.length === 1);
    clock.pass(READ_MS);
    expect(await problem).toMatchObject({ code: 'client.too-slow', outcome: 'unknown' });
  });

  it('ends at its deadline while a token is waited for', async () => {
    boon = open({ token: () => new Promise(() => undefined) });
    const problem = problemOf(quote());
    clock.pass(READ_MS);
    expect(await problem).toMatchObject({ code: 'client.too-slow', outcome: 'refused' });
  });

  it('ends at its deadline when the body never ends', async () => {
    server.on('POST /v1/quotes', (_, response) => void response.writeHead(200).write('{"mode":'));
    const problem = problemOf(quote());
    await eventually(() => server.heard.length === 1);
    clock.pass(READ_MS);
    expect(await problem).toMatchObject({ code: 'client.too-slow' });
  });

  it('can be called off', async () => {
    server.on('POST /v1/quotes', hangs);
    const stop = new AbortController();
    const problem = problemOf(boon.quotes.quote(CART, stop.signal));
    stop.abort();
    expect(await problem).toMatchObject({ code: 'client.called-off' });
    expect(clock.pauses).toEqual([]);
  });

  it.each([
    ['a page of somebody else', babbles],
    ['half an answer', answers(200, undefined)],
  ])('takes %s for no answer', async (_, mood) => {
    server.on('POST /v1/quotes', mood);
    expect(await problemOf(quote())).toMatchObject({ code: 'client.garbled' });
    expect(server.heard).toHaveLength(1);
  });

  describe('whose token is not believed', () => {
    const expired = refuses(401, 'auth.token-expired');

    it('is made once more with another token', async () => {
      const refused: unknown[] = [];
      boon = open({
        token: (old) => {
          if (old) refused.push(old);
          return tokenOf('ann', { age: refused.length });
        },
      });
      server.then(expired).on('POST /v1/quotes', answers(200, aQuote()));
      await quote();
      expect(refused).toEqual([tokenOf('ann', { age: 0 })]);
      expect(server.heard[1]?.headers.authorization).toBe(`Bearer ${tokenOf('ann', { age: 1 })}`);
    });

    it('asks for a new token together with all the others', async () => {
      let token = 'old';
      let renewals = 0;
      boon = open({
        token: async (old) => {
          if (!old) return token;
          renewals += 1;
          await new Promise((resolve) => setTimeout(resolve, 5));
          return (token = 'new');
        },
      });
      server.on('POST /v1/quotes', (heard, response) =>
        (heard.headers.authorization === 'Bearer new' ? answers(200, aQuote()) : expired)(
          heard,
          response,
        ),
      );
      await Promise.all([quote(), quote(), quote()]);
      expect(renewals).toBe(1);
    });

    it('fails when the shop has no other, or the other is not believed either', async () => {
      server.on('POST /v1/quotes', expired);
      expect(await problemOf(quote())).toMatchObject({ status: 401, code: 'auth.token-expired' });
      expect(server.heard).toHaveLength(1);
      let age = 0;
      boon = open({ token: () => tokenOf('ann', { age: (age += 1) }) });
      expect(await problemOf(quote())).toMatchObject({ status: 401 });
      expect(server.heard).toHaveLength(3);
    });

    it('says so when the shop cannot give a token', async () => {
      boon = open({ locale: 'en', token: () => Promise.reject(new Error('session lost')) });
      expect(await problemOf(quote())).toMatchObject({
        code: 'client.no-token',
        message: 'You could not be signed in; please sign in again.',
        outcome: 'refused',
      });
    });
  });

  it('tells what Boon tells: text, fields, figures and the number of the request', async () => {
    const fields = [{ path: 'lines[0].quantity', code: 'is-int', message: 'must be an integer' }];
    server.on(
      'POST /v1/quotes',
      refuses(
        400,
        'request.invalid',
        {},
        { detail: '请求内容有误。', fields, details: { most: 9 } },
      ),
    );
    expect(await problemOf(quote())).toMatchObject({
      name: 'BoonProblem',
      message: '请求内容有误。',
      fields,
      details: { most: 9 },
      requestId: 'r-1',
    });
  });

  it('finds the same grant when the answer to a claim was lost', async () => {
    const granted = new Map<unknown, object>();
    server.then(
      (heard, response) => {
        granted.set(heard.headers['idempotency-key'], aClaim());
        drops(heard, response);
      },
      (heard, response) =>
        answers(201, granted.get(heard.headers['idempotency-key']))(heard, response),
    );
    const claimed = boon.claims.claim(OFFER);
    await passPause();
    expect(await claimed).toEqual(aClaim());
    expect(granted.size).toBe(1);
  });
});
