import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'react-dom/server';
import { createBoon } from '../boon.js';
import { aWinner } from '../testing/samples.js';
import { BoonProvider } from './boon-provider.js';
import { BoonSlot } from './boon-slot.js';
import { Ticket } from './ticket.js';
import { useQuote } from './use-quote.js';
import { useDraw } from './use-draw.js';
import { useWallet } from './use-wallet.js';

const asked: string[] = [];
const boon = createBoon({
  baseUrl: '/api',
  token: () => {
    throw new Error('no token on a server');
  },
  fetch: async (input) => {
    asked.push(String(input));
    throw new Error('no requests on a server');
  },
});

function Everything() {
  const wallet = useWallet({ state: 'held' });
  const { isStale } = useQuote({ lines: [{ lineId: '1', sku: 'a', quantity: 1 }] });
  const draw = useDraw('lottery-1');
  return (
    <>
      {wallet.status} {draw.status} {String(isStale)}
    </>
  );
}

describe('a page that is rendered on a server', () => {
  it('has the slots’ skeletons, waits for nothing and asks for nothing', async () => {
    const html = renderToString(
      <BoonProvider boon={boon}>
        <BoonSlot name="home.popup" />
        <BoonSlot name="pdp.any" skeleton />
        <Everything />
        <Ticket winner={aWinner()} />
      </BoonProvider>,
    );
    expect(html).toMatch(
      /^<div class="boon-ticket boon-ticket--skeleton" aria-hidden="true"><\/div>loading/,
    );
    expect(html).toContain('满300减50');
    // A strict policy would refuse it.
    expect(html).not.toContain('style=');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked).toEqual([]);
  });
});
