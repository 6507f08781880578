/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { AShop, json, problem } from '../testing/a-shop.js';
import { A_PRODUCT, aWinner, winsIn } from '../testing/samples.js';
import { fillIn } from '../testing/stage.js';
import { App } from './app.js';

const PATIENCE = { timeout: 10_000 };
const CLAIMS = /^POST \/api\/v1\/claims$/;
const RETURNS = /^POST \/shop\/orders\/o-1\/returns$/;
let shop: AShop;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  fillIn();
  shop = new AShop();
  shop.decides(winsIn('home.popup', aWinner()));
  shop.open();
});

afterEach(cleanup);

function claimed(key: string | null) {
  return json({ claimKey: key, grants: [] }, 201);
}

function anOrder() {
  const amounts = { unitPrice: '100', amount: '300', discount: '0' };
  return {
    ...{ orderId: 'o-1', placedAt: '2026-11-28T02:00:00.000Z', state: 'paid' },
    lines: [{ lineId: 'l-1', product: A_PRODUCT, quantity: 3, ...amounts, returned: 0 }],
    ...{ amount: '300', discount: '0', subsidy: '0', payable: '300' },
    ...{ instalments: null, benefits: [], returns: [] },
  };
}

async function popup() {
  return within(await screen.findByTestId('popup', {}, PATIENCE));
}

describe('the page', () => {
  it('shows a newcomer the popup, and claims with one tap however often it is tapped', async () => {
    shop.on(CLAIMS, ({ key }) => claimed(key));
    render(<App />);
    const open = await popup();
    const claim = await open.findByTestId('claim');
    await userEvent.dblClick(claim);
    await waitFor(() => expect(open.getByTestId('claim-note').textContent).toContain('已放入卡包'));
    expect(shop.countOf(CLAIMS)).toBe(1);
    expect(shop.asked.find(({ path }) => path === '/api/v1/claims')?.key).toBe('key-1');
  });

  it('goes on as a shop when all of Boon is down: the slots are not there', async () => {
    shop.on(/ \/api\//, () => problem(503, 'gateway.unreachable'));
    render(<App />);
    expect(await screen.findByText('补水面膜', {}, PATIENCE)).toBeTruthy();
    await waitFor(() => expect(shop.countOf(/decisions/)).toBeGreaterThan(0));
    expect(screen.queryByTestId('popup')).toBeNull();
    expect(screen.queryByTestId('fault')).toBeNull();
  });

  it('goes on when Boon talks nonsense: what was to be told of it is not there', async () => {
    shop.on(/ \/api\/v1\/(?:users|decisions)/, () => json({ items: 'none', slots: [{}] }));
    render(<App />);
    expect(await screen.findByText('补水面膜', {}, PATIENCE)).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId('holdings')).toBeNull());
    expect(screen.queryByTestId('fault')).toBeNull();
  });

  it('renews an expired token without a word, once for all', async () => {
    let stale: string | null = null;
    shop.on(/ \/shop\/(?:cart|products)/, ({ token, path }) => {
      stale ??= token;
      if (token === stale) return problem(401, 'auth.token-expired');
      return path.includes('cart')
        ? json({ lines: [], amount: '0' })
        : json({ items: [], next: null, total: 0 });
    });
    render(<App />);
    await waitFor(() => expect(shop.countOf(/session/)).toBe(2), PATIENCE);
    await waitFor(() => expect(screen.queryByTestId('product-grid')).not.toBeNull(), PATIENCE);
    expect(screen.queryByTestId('fault')).toBeNull();
    expect(shop.countOf(/session/)).toBe(2);
  });

  it('says that it was sold out between sight and tap, with its code, and offers no second tap', async () => {
    shop.on(CLAIMS, () => problem(409, 'quota.exhausted'));
    render(<App />);
    const open = await popup();
    await userEvent.click(await open.findByTestId('claim'));
    await waitFor(() => expect(open.getByTestId('claim-note').textContent).toContain('手慢了'));
    expect(open.getByTestId('claim-note').textContent).toContain('quota.exhausted');
    expect(open.queryByTestId('claim')).toBeNull();
    expect(open.getByTestId('ticket').dataset['state']).toBe('sold-out');
  });

  it('asks again under the same key when the network is lost in the middle of a claim', async () => {
    let answers = 0;
    shop.on(CLAIMS, ({ key }) => {
      answers += 1;
      if (answers === 1) throw new TypeError('Failed to fetch');
      return claimed(key);
    });
    render(<App />);
    const open = await popup();
    await userEvent.click(await open.findByTestId('claim'));
    await waitFor(
      () => expect(open.getByTestId('claim-note').textContent).toContain('已放入卡包'),
      PATIENCE,
    );
    const keys = shop.asked.filter(({ path }) => path === '/api/v1/claims').map(({ key }) => key);
    expect(keys).toEqual(['key-1', 'key-1']);
  });

  it('settles a return whose answer was lost as it was sent, whatever is wanted meanwhile', async () => {
    history.replaceState(null, '', '/orders/o-1');
    shop.on(/^GET \/shop\/orders\/o-1$/, () => json(anOrder()));
    shop.on(RETURNS, () => {
      throw new TypeError('Failed to fetch');
    });
    render(<App />);
    await userEvent.click(await screen.findByTestId('return-open', {}, PATIENCE));
    await userEvent.click(await screen.findByTestId('stepper-more'));
    await userEvent.click(screen.getByTestId('return-submit'));
    await waitFor(() => expect(shop.countOf(RETURNS)).toBe(1), PATIENCE);
    await userEvent.click(await screen.findByTestId('stepper-more'));
    await waitFor(() => expect(screen.getByTestId('stepper-value').textContent).toContain('2'));
    await userEvent.click(screen.getByTestId('return-submit'));
    await waitFor(() => expect(shop.countOf(RETURNS)).toBe(2), PATIENCE);

    const [first, again] = shop.asked.filter(({ path }) => path === '/shop/orders/o-1/returns');
    expect(first?.body).toEqual({ lines: [{ lineId: 'l-1', quantity: 1 }] });
    expect(again).toEqual(first);
  });

  it('tells a visitor to sign in instead of offering a claim that would be refused', async () => {
    localStorage.setItem('boon-shop:persona', 'visitor');
    const offer = { state: 'after-login', token: null, claimKey: 'key-1' } as const;
    shop.decides(winsIn('home.popup', aWinner({ claim: offer })));
    render(<App />);
    const open = await popup();
    await userEvent.click(await open.findByTestId('claim-sign-in'));
    expect(await screen.findByTestId('persona-sheet', {}, PATIENCE)).toBeTruthy();
  });

  it('speaks English when asked to, and remembers it', async () => {
    render(<App />);
    await userEvent.click(await screen.findByTestId('language'));
    expect(await screen.findByText('Picked for you', {}, PATIENCE)).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('boon-shop:language')).toBe('en');
  });

  it('says what is wrong, with code and request id, when the shop itself does not answer', async () => {
    shop.on(/ \/shop\/session$/, () => problem(500, 'fault.unexpected'));
    render(<App />);
    const fault = await screen.findByTestId('fault', {}, PATIENCE);
    expect(fault.textContent).toContain('fault.unexpected');
    expect(fault.textContent).toContain('request-1');
  });

  it('shows its popup once a visit, and again when asked to', async () => {
    render(<App />);
    const open = await popup();
    await userEvent.click(await open.findByTestId('popup-later'));
    expect(screen.queryByTestId('popup')).toBeNull();
    cleanup();
    render(<App />);
    await userEvent.click(await screen.findByTestId('popup-again', {}, PATIENCE));
    expect(await popup()).toBeTruthy();
  });
});
