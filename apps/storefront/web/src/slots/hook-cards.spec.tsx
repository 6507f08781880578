/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from '../app/app.js';
import type { Winner } from '../boon/types.js';
import { AShop, json } from '../testing/a-shop.js';
import { A_PRODUCT, aWinner, TERMS, winsIn } from '../testing/samples.js';
import { fillIn } from '../testing/stage.js';

const PATIENCE = { timeout: 10_000 };
const CLAIMS = /^POST \/api\/v1\/claims$/;
let shop: AShop;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/hall');
  fillIn();
  shop = new AShop();
  shop.on(CLAIMS, () => json({ claimKey: 'key-1', grants: [] }, 201));
  shop.on(/^GET \/shop\/products\/masks/, () => json({ ...A_PRODUCT, related: [] }));
  shop.open();
});

afterEach(cleanup);

function visit(winner: Partial<Winner>): void {
  shop.decides(winsIn('event-hall.banner', aWinner(winner)));
  render(<App />);
}

describe('a pack', () => {
  it('shows each of its benefits, and one tap claims all of them, once', async () => {
    const name = { zh: '券', en: 'coupon' };
    const items = ['a', 'b'].map((stockId) => ({
      ...{ stockId, name, kind: 'full-reduction' },
      terms: { ...TERMS['full-reduction'] },
    }));
    visit({ hook: { kind: 'one-click-claim', pack: 'all', items } });
    const pack = within(await screen.findByTestId('pack', {}, PATIENCE));
    expect(pack.getAllByTestId('pack-item')).toHaveLength(2);
    await userEvent.dblClick(pack.getByTestId('claim'));
    await waitFor(() => expect(pack.getByTestId('claim-note').dataset['view']).toBe('claimed'));
    expect(shop.countOf(CLAIMS)).toBe(1);
  });
});

describe('a task', () => {
  const task = { do: 'add-to-cart', count: 3 } as const;

  it('tells what is to be done and how far the shopper is, with nothing to claim yet', async () => {
    const progress = { done: 1, of: 3, isDone: false };
    visit({ mode: 'task', claim: null, hook: { kind: 'task', task, progress } });
    const card = within(await screen.findByTestId('task', {}, PATIENCE));
    expect(card.getByRole('progressbar').getAttribute('value')).toBe('1');
    expect(card.getByTestId('task-progress').textContent).toMatch(/1\/3|1 of 3/);
    expect(card.queryByTestId('claim')).toBeNull();
    expect(card.getByTestId('task-go').getAttribute('href')).toBe('/search');
  });

  it('can be claimed once it is done', async () => {
    const progress = { done: 3, of: 3, isDone: true };
    visit({ mode: 'task', hook: { kind: 'task', task, progress } });
    const card = within(await screen.findByTestId('task', {}, PATIENCE));
    expect(card.queryByTestId('task-go')).toBeNull();
    await userEvent.click(card.getByTestId('claim'));
    await waitFor(() => expect(shop.countOf(CLAIMS)).toBe(1));
  });

  it('is shown without progress where it is not known what the shopper did', async () => {
    const hook = { kind: 'task', task: { do: 'order-over', amount: '30000' } } as const;
    visit({ mode: 'task', claim: null, hook: { ...hook, progress: null } });
    const card = within(await screen.findByTestId('task', {}, PATIENCE));
    expect(card.queryByTestId('task-progress')).toBeNull();
    expect(card.getByText(/下单满.*300|one order over.*300/)).toBeDefined();
  });
});

describe('a recommendation', () => {
  it('shows its goods at the price after the benefit, each leading to its page', async () => {
    const after = { unitPrice: '10900', discount: '1000', payable: '9900' };
    const products = [{ sku: 'masks-01-a', priceAfterBenefit: after }];
    visit({ hook: { kind: 'recommendation', products } });
    const pick = await screen.findByTestId('pick', {}, PATIENCE);
    expect(pick.getAttribute('href')).toBe('/p/masks-01-a');
    expect(pick.textContent).toMatch(/99.*109/);
    expect(screen.getByTestId('claim')).toBeDefined();
  });
});
