import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBoon, type Boon } from '../boon.js';
import type { BoonProblem } from '../http/problem.js';
import type { TextStore } from '../options.js';
import { HandClock } from '../testing/hand-clock.js';
import { answers, drops, MoodyServer, refuses } from '../testing/moody-server.js';
import { aClaim, tokenOf } from '../testing/samples.js';

const OFFER = { token: 'claim-token', claimKey: 'claim-key' };
const CLAIMS = 'POST /v1/claims';
const DAY_MS = 24 * 3_600_000;

/** A browser's storage: it outlives the page. */
class Drawer implements TextStore {
  readonly texts = new Map<string, string>();
  getItem = (key: string) => this.texts.get(key) ?? null;
  setItem = (key: string, text: string) => void this.texts.set(key, text);
  removeItem = (key: string) => void this.texts.delete(key);
}

describe('claiming', () => {
  const server = new MoodyServer();
  let drawer: TextStore;
  let clock: HandClock;
  let baseUrl: string;
  let user: string;
  let boon: Boon;

  beforeEach(async () => {
    baseUrl = await server.open();
    drawer = new Drawer();
    clock = new HandClock();
    user = 'ann';
    boon = page();
  });
  afterEach(() => server.close());

  /** A fresh page of the same browser. */
  const page = () =>
    createBoon({ baseUrl, token: () => tokenOf(user), store: drawer, runtime: clock, retries: 0 });
  const problemOf = (claim: Promise<unknown>) =>
    claim.then(
      () => {
        throw new Error('it was granted');
      },
      (problem: BoonProblem) => problem,
    );
  const states = () => {
    const seen: string[] = [];
    boon.claims.subscribe(() => seen.push(boon.claims.stateOf(OFFER.claimKey).status));
    return seen;
  };

  it('twice at once, and once more later, is one claim', async () => {
    server.on(CLAIMS, answers(201, aClaim()));
    const seen = states();
    const twice = await Promise.all([boon.claims.claim(OFFER), boon.claims.claim(OFFER)]);
    expect([...twice, await boon.claims.claim(OFFER)]).toEqual([aClaim(), aClaim(), aClaim()]);
    expect(server.heard).toHaveLength(1);
    expect(seen).toEqual(['claiming', 'claimed']);
    expect(await boon.claims.pending()).toEqual([]);
  });

  it('of what is refused can be tried again, and leaves nothing behind', async () => {
    server.then(refuses(409, 'quota.exhausted')).on(CLAIMS, answers(201, aClaim()));
    const problem = await problemOf(boon.claims.claim(OFFER));
    expect(problem).toMatchObject({ code: 'quota.exhausted', outcome: 'refused' });
    expect(boon.claims.stateOf(OFFER.claimKey)).toEqual({ status: 'refused', problem });
    expect(await boon.claims.pending()).toEqual([]);
    await boon.claims.claim(OFFER);
    expect(boon.claims.stateOf(OFFER.claimKey).status).toBe('claimed');
  });

  it('of what has no token never reaches Boon', async () => {
    const problem = await problemOf(boon.claims.claim({ token: null, claimKey: 'auto' }));
    expect(problem).toMatchObject({ code: 'client.nothing-to-claim', outcome: 'refused' });
    expect(server.heard).toEqual([]);
  });

  describe('that is cut off', () => {
    const cutOff = async () => {
      server.then(drops);
      expect(await problemOf(boon.claims.claim(OFFER))).toMatchObject({ outcome: 'unknown' });
      expect(boon.claims.stateOf(OFFER.claimKey).status).toBe('unknown');
    };

    it('is finished by the next page, under the same key', async () => {
      await cutOff();
      boon = page();
      const seen = states();
      server.on(CLAIMS, answers(201, aClaim()));
      expect(await boon.claims.resume()).toEqual([aClaim()]);
      expect(server.heard.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual([
        ['claim-key', { token: 'claim-token' }],
        ['claim-key', { token: 'claim-token' }],
      ]);
      expect(seen).toEqual(['claiming', 'claimed']);
      expect(await page().claims.pending()).toEqual([]);
    });

    it('is looked up when its offer has expired meanwhile', async () => {
      await cutOff();
      server
        .on(CLAIMS, refuses(422, 'claim.token-expired'))
        .on('GET /v1/claims/claim-key', answers(200, aClaim()));
      expect(await page().claims.resume()).toEqual([aClaim()]);
      expect(await page().claims.pending()).toEqual([]);
    });

    it('is over when its offer has expired and nothing was granted', async () => {
      await cutOff();
      boon = page();
      server
        .on(CLAIMS, refuses(422, 'claim.token-expired'))
        .on('GET /v1/claims/claim-key', refuses(404, 'claim.unknown'));
      expect(await boon.claims.resume()).toEqual([]);
      expect(boon.claims.stateOf(OFFER.claimKey)).toMatchObject({
        status: 'refused',
        problem: { code: 'claim.token-expired' },
      });
      expect(await boon.claims.pending()).toEqual([]);
    });

    it('stays open while nobody can tell', async () => {
      await cutOff();
      server
        .on(CLAIMS, refuses(422, 'claim.token-expired'))
        .on('GET /v1/claims/claim-key', refuses(503, 'service.unavailable'));
      expect(await page().claims.resume()).toEqual([]);
      expect(await page().claims.pending()).toHaveLength(1);
    });

    it('is nobody else’s', async () => {
      await cutOff();
      user = 'ben';
      expect(await page().claims.resume()).toEqual([]);
      expect(server.heard).toHaveLength(1);
      user = 'ann';
      expect(await page().claims.pending()).toHaveLength(1);
    });

    it('is forgotten after a day', async () => {
      await cutOff();
      clock.pass(DAY_MS);
      expect(await page().claims.pending()).toEqual([]);
    });

    it('is finished once when the shopper taps and the page resumes at the same time', async () => {
      await cutOff();
      server.on(CLAIMS, answers(201, aClaim()));
      boon = page();
      await Promise.all([boon.claims.resume(), boon.claims.resume(), boon.claims.claim(OFFER)]);
      expect(server.heard).toHaveLength(2);
    });
  });

  it.each([
    [
      'is full',
      {
        setItem: () => {
          throw new Error('QuotaExceededError');
        },
      },
    ],
    [
      'may not be used',
      {
        getItem: () => {
          throw new Error('SecurityError');
        },
      },
    ],
    ['holds something else', { getItem: () => '{"version":3}' }],
    ['holds rubbish', { getItem: () => '[null, 1, {"key":' }],
  ])('works where the storage %s', async (_, faulty) => {
    drawer = Object.assign(new Drawer(), faulty);
    boon = page();
    server.on(CLAIMS, answers(201, aClaim()));
    expect(await boon.claims.resume()).toEqual([]);
    expect(await boon.claims.claim(OFFER)).toEqual(aClaim());
  });

  it('works with a token that is no token', async () => {
    server.on(CLAIMS, answers(201, aClaim()));
    boon = createBoon({ baseUrl, token: () => 'opaque', store: drawer });
    expect(await boon.claims.claim(OFFER)).toEqual(aClaim());
    await expect(boon.wallet.list()).rejects.toMatchObject({ code: 'client.no-token' });
  });

  it('with a code shows the wallet changed', async () => {
    server.on('POST /v1/code-claims', answers(201, aClaim('code-1')));
    await boon.claims.claimCode('7KQ2-M9ZT');
    expect(boon.wallet.version).toBe(1);
    expect(boon.claims.stateOf('code-1').status).toBe('claimed');
  });
});

describe('drawing', () => {
  const server = new MoodyServer();
  let boon: Boon;
  let page: () => Boon;

  beforeEach(async () => {
    const baseUrl = await server.open();
    const options = { baseUrl, token: () => tokenOf('ann'), store: new Drawer(), retries: 0 };
    const runtime = new HandClock();
    page = () => createBoon({ ...options, runtime });
    boon = page();
    server
      .on('POST /v1/lotteries/l-1/chances', answers(201, { chanceId: 'chance-1' }))
      .on('POST /v1/draws', answers(201, { chanceId: 'chance-1', grant: null }));
  });
  afterEach(() => server.close());

  const keys = () =>
    server.at('POST /v1/lotteries/l-1/chances').map(({ headers }) => headers['idempotency-key']);
  const draws = () => server.at('POST /v1/draws').map(({ body }) => body);

  it('takes one chance for two taps, and another for the next play', async () => {
    await Promise.all([boon.draws.play('l-1'), boon.draws.play('l-1')]);
    expect(draws()).toHaveLength(1);
    await boon.draws.play('l-1');
    expect(new Set(keys()).size).toBe(2);
  });

  it('that was cut off goes on with its own chance and seed, also on the next page', async () => {
    server.then(drops);
    await expect(boon.draws.play('l-1')).rejects.toMatchObject({ outcome: 'unknown' });
    server.then(answers(201, { chanceId: 'chance-1' }), drops);
    await expect(page().draws.play('l-1')).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await page().draws.play('l-1')).toMatchObject({ chanceId: 'chance-1' });
    expect(new Set(keys()).size).toBe(1);
    expect(draws()[0]).toEqual(draws()[1]);
    expect(draws()).toHaveLength(2);
  });

  it('that was refused is over', async () => {
    server.then(refuses(409, 'chance.limit-reached'));
    await expect(boon.draws.play('l-1')).rejects.toMatchObject({ code: 'chance.limit-reached' });
    await boon.draws.play('l-1');
    expect(new Set(keys()).size).toBe(2);
  });
});
