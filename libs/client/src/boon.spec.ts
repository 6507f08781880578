import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBoon, type Boon } from './boon.js';
import { aClaim, aDecision, aWinner, tokenOf } from './testing/samples.js';
import { answers, MoodyServer } from './testing/moody-server.js';

describe('a shop that talks to Boon', () => {
  const server = new MoodyServer();
  let boon: Boon;

  beforeEach(async () => {
    boon = createBoon({ baseUrl: `${await server.open()}/`, token: () => tokenOf('ann') });
  });
  afterEach(() => server.close());

  it('asks for a slot, claims what it offers, and finds it in the wallet', async () => {
    server
      .on('POST /v1/decisions', answers(200, aDecision({ 'pdp.any': [aWinner()] })))
      .on('POST /v1/claims', answers(201, aClaim()))
      .on('GET /v1/users/ann/wallet', answers(200, { items: [], nextCursor: null }));

    const { winners } = await boon.slots.ask({ slot: 'pdp.any', sku: 'mask-01' });
    const claim = await boon.claims.claim(winners[0]?.claim ?? { token: null, claimKey: '' });
    await boon.wallet.list({ state: 'held', limit: 20 });

    expect(claim.grants).toHaveLength(1);
    expect(server.heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/decisions',
      'POST /v1/claims',
      'GET /v1/users/ann/wallet?state=held&limit=20',
    ]);
    expect(server.heard[0]?.body).toEqual({ slots: [{ slot: 'pdp.any', sku: 'mask-01' }] });
    expect(server.heard[1]).toMatchObject({
      body: { token: 'claim-token' },
      headers: {
        authorization: `Bearer ${tokenOf('ann')}`,
        'idempotency-key': 'claim-key',
        'accept-language': 'zh-CN',
      },
    });
  });

  it('does nothing by itself on a server', () => {
    boon.start()();
    boon.watch({} as Element, [aWinner()])();
    expect(server.heard).toEqual([]);
  });
});
