/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from '../app/app.js';
import { AShop, json } from '../testing/a-shop.js';
import { aWinner, winsIn } from '../testing/samples.js';
import { fillIn } from '../testing/stage.js';

const PATIENCE = { timeout: 10_000 };
const LOTTERY = '01a00000-0000-7000-8000-0000000000aa';
const CHANCES = /^POST \/api\/v1\/lotteries\/.*\/chances$/;
const DRAWS = /^POST \/api\/v1\/draws$/;
const PRIZES = [
  { key: 'five', name: { zh: '5元券', en: 'CNY 5 off' } },
  { key: 'blank', name: { zh: '谢谢参与', en: 'Better luck' } },
];
let shop: AShop;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/hall');
  fillIn();
  shop = new AShop();
  shop.on(/^GET \/api\/v1\/lotteries\/.*\/rounds\/1$/, () =>
    json({ seedHash: 'ab'.repeat(32), table: { prizes: PRIZES } }),
  );
  shop.on(CHANCES, () => json({ chanceId: 'chance-1' }, 201));
  shop.on(DRAWS, () => json({ drawn: PRIZES[0], awarded: PRIZES[0], grant: null }, 201));
  shop.open();
});

afterEach(cleanup);

describe('a lottery in the event hall', () => {
  it('is a wheel before the tickets, and a double tap takes one chance and draws once', async () => {
    const hook = { kind: 'lottery', lotteryId: LOTTERY } as const;
    const wheel = aWinner({ stockId: 'wheel', mode: 'lottery', claim: null, hook });
    shop.decides(winsIn('event-hall.banner', aWinner(), wheel));
    render(<App />);
    const spin = await screen.findByTestId('spin', {}, PATIENCE);
    const offers = screen.getAllByTestId('offer').map(({ dataset }) => dataset['stock']);
    expect(offers).toEqual(['wheel', aWinner().stockId]);
    await userEvent.dblClick(spin);
    await waitFor(() => expect(screen.getByTestId('lottery').dataset['status']).toBe('landed'));
    expect([shop.countOf(CHANCES), shop.countOf(DRAWS)]).toEqual([1, 1]);
  });
});
