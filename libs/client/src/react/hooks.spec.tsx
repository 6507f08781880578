/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, type ReactNode } from 'react';
import { createBoon, type Boon } from '../boon.js';
import { answers, drops, MoodyServer, refuses, type Mood } from '../testing/moody-server.js';
import { aClaim, aQuote, aWalletGrant, tokenOf } from '../testing/samples.js';
import { Stage } from '../testing/stage.js';
import { BoonProvider } from './boon-provider.js';
import { useClaim } from './use-claim.js';
import { useDraw } from './use-draw.js';
import { useQuote } from './use-quote.js';
import { useWallet } from './use-wallet.js';

const OFFER = { token: 'claim-token', claimKey: 'claim-key' };
const WALLET = 'GET /v1/users/ann/wallet';

describe('a page of hooks', () => {
  const server = new MoodyServer();
  let boon: Boon;
  let stage: Stage;

  beforeEach(async () => {
    localStorage.clear();
    const baseUrl = await server.open();
    boon = createBoon({ baseUrl, token: () => tokenOf('ann'), retries: 0 });
    stage = new Stage();
  });
  afterEach(async () => {
    await stage.close();
    await server.close();
  });

  const show = (node: ReactNode) => stage.show(<BoonProvider boon={boon}>{node}</BoonProvider>);

  function Claim() {
    const { status, grants, problem, claim } = useClaim(OFFER);
    return (
      <button onClick={claim}>{[status, grants.length, problem?.code ?? '-'].join(' ')}</button>
    );
  }

  describe('a claim', () => {
    it('shows the same to all who show the offer', async () => {
      server.on('POST /v1/claims', answers(201, aClaim()));
      await show(
        <>
          <Claim />
          <Claim />
        </>,
      );
      await stage.tap('idle 0 -');
      await stage.untilText('claimed 1 -claimed 1 -');
      expect(server.heard).toHaveLength(1);
    });

    it('that was cut off is neither had nor refused, and claiming again tells', async () => {
      server.then(drops).on('POST /v1/claims', answers(201, aClaim()));
      await show(<Claim />);
      await stage.tap('idle 0 -');
      await stage.untilText('unknown 0 client.unreachable');
      await stage.tap('unknown 0 client.unreachable');
      await stage.untilText('claimed 1 -');
      const keys = server.heard.map(({ headers }) => headers['idempotency-key']);
      expect(keys).toEqual(['claim-key', 'claim-key']);
    });
  });

  it('a draw shows its prize, and a refusal its code', async () => {
    function Wheel() {
      const { status, draw, problem, play } = useDraw('lottery-1');
      return (
        <button onClick={play}>{[status, draw?.awarded?.name.en, problem?.code].join(' ')}</button>
      );
    }
    server
      .on('POST /v1/lotteries/lottery-1/chances', answers(201, { chanceId: 'chance-1' }))
      .on(
        'POST /v1/draws',
        answers(201, { awarded: { name: { zh: '一等奖', en: 'First' } }, grant: null }),
      );
    await show(<Wheel />);
    await stage.tap('idle  ', 2);
    await stage.untilText('drawn First');
    expect(server.at('POST /v1/draws')).toHaveLength(1);

    server.on('POST /v1/lotteries/lottery-1/chances', refuses(409, 'chance.limit-reached'));
    await stage.tap('drawn First ');
    await stage.untilText('refused  chance.limit-reached');
  });

  describe('a wallet', () => {
    function Wallet() {
      const { status, grants, hasMore, more, problem, refresh } = useWallet({ state: 'held' });
      return (
        <>
          <p>{[status, ...grants.map(({ grantId }) => grantId), problem?.code ?? '-'].join(' ')}</p>
          {hasMore && <button onClick={more}>more</button>}
          <button onClick={refresh}>again</button>
        </>
      );
    }
    const pageOf = (ids: string[], nextCursor: string | null = null) =>
      answers(200, { items: ids.map((grantId) => aWalletGrant({ grantId })), nextCursor });

    it('is read page by page', async () => {
      server.on(WALLET, (heard, response) =>
        pageOf(
          heard.path.includes('cursor=c1') ? ['g3'] : ['g1', 'g2'],
          heard.path.includes('cursor') ? null : 'c1',
        )(heard, response),
      );
      await show(<Wallet />);
      await stage.untilText('ready g1 g2 -');
      await stage.tap('more');
      await stage.untilText('ready g1 g2 g3 -');
      expect(stage.text).not.toContain('more');
    });

    it('is read anew when something was claimed', async () => {
      server.on(WALLET, pageOf([])).on('POST /v1/claims', answers(201, aClaim()));
      await show(<Wallet />);
      await stage.untilText('ready -');
      server.on(WALLET, pageOf(['grant-1']));
      await act(async () => void (await boon.claims.claim(OFFER)));
      await stage.untilText('ready grant-1 -');
    });

    it('keeps what it knows when it cannot be read', async () => {
      server.on(WALLET, pageOf(['g1']));
      await show(<Wallet />);
      await stage.untilText('ready g1 -');
      server.on(WALLET, refuses(503, 'service.unavailable'));
      await stage.tap('again');
      await stage.untilText('failed g1 service.unavailable');
    });
  });

  describe('a quote', () => {
    function Cart({ quantity }: { quantity: number | null }) {
      const body = quantity && { lines: [{ lineId: '1', sku: 'a', quantity }] };
      const { quote, isStale, problem } = useQuote(body || null, 20);
      return <p>{[quote?.payable, isStale ? 'stale' : 'fresh', problem?.code].join(' ')}</p>;
    }
    const priced: Mood = (heard, response) => {
      const { lines } = heard.body as { lines: { quantity: number }[] };
      answers(200, aQuote({ payable: String(lines[0]!.quantity * 100) }))(heard, response);
    };

    it('follows the cart, and asks only for what the cart comes to rest at', async () => {
      server.on('POST /v1/quotes', priced);
      await show(<Cart quantity={1} />);
      await stage.untilText('100 fresh');
      await show(<Cart quantity={2} />);
      expect(stage.text).toBe('100 stale ');
      await show(<Cart quantity={3} />);
      await stage.untilText('300 fresh');
      const quantities = server.heard.map(
        ({ body }) => (body as { lines: { quantity: number }[] }).lines[0]?.quantity,
      );
      expect(quantities.filter((quantity) => quantity === 2)).toEqual([]);
    });

    it('shows the last cart’s price, even when an older answer comes later', async () => {
      let answerFirst: (() => void) | undefined;
      server.then((heard, response) => (answerFirst = () => priced(heard, response)));
      server.on('POST /v1/quotes', priced);
      await show(<Cart quantity={1} />);
      await stage.until(() => server.heard.length > 0);
      await show(<Cart quantity={5} />);
      await stage.untilText('500 fresh');
      answerFirst?.();
      await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
      expect(stage.text).toBe('500 fresh ');
    });

    it('of nothing is nothing', async () => {
      await show(<Cart quantity={null} />);
      expect(stage.text).toBe(' fresh ');
      expect(server.heard).toEqual([]);
    });
  });
});
