import { describe, expect, it } from '@jest/globals';
import { BudgetChanged, type BudgetChangedPayload } from '@boon/contracts/prize-issuing';
import { budgetItem } from '../catalogue/catalogue-item-of.js';
import { CatalogueCompiler } from '../catalogue/domain/catalogue-compiler.js';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { decide } from '../decision/domain/decide.js';
import { aShopper, someFacts } from '../testing/a-request.js';
import {
  aPlanItem,
  aSchemeItem,
  aSlot,
  aStockItem,
  NOON,
  uuidOf,
} from '../testing/catalogue-items.js';

const TODAY = '2026-11-11';
const TOMORROW = new Date(NOON.getTime() + 24 * 3_600_000);

function popup(gates: readonly Partial<BudgetChangedPayload>[], now = NOON) {
  const compiler = new CatalogueCompiler([aSlot('home.popup')]);
  const pack = { kind: 'one-click-claim', pack: 'all' } as const;
  const items = [
    aStockItem(1),
    aStockItem(2, { amount: '800' }, { worstCasePerGrant: '800' }),
    aSchemeItem(1, [1]),
    aSchemeItem(2, [2]),
    aPlanItem(1, [1], ['home.popup']),
    aPlanItem(2, [2], ['home.popup'], { hook: pack }),
  ];
  for (const item of items) compiler.put(item);
  new CatalogueSnapshot(compiler.compile('1'));
  gates.forEach((gate, at) => {
    compiler.put(budgetItem({ ...BudgetChanged.example, version: at + 1, ...gate }));
  });
  const snapshot = new CatalogueSnapshot(compiler.compile('2'));
  const shopper = aShopper({ context: { now, values: {} } });
  const facts = someFacts([{ slot: 'home.popup' }], { shopper });
  const [decision] = decide(snapshot, facts, true);
  // Whichever way is taken, the same is shown.
  expect(decide(snapshot, facts)[0]?.winners).toMatchObject(
    (decision?.winners ?? []).map(({ offer }) => ({ offer: { ids: offer.ids } })),
  );
  return {
    shown: decision?.winners.map(({ offer }) => offer.stock.id),
    reasons: decision?.dropped.map(({ reason }) => reason),
  };
}

const used = { isUsedUp: true, atMost: '0' };

describe('budgets that are used up', () => {
  it('leave out the stock whose slice of the day is gone, until the next day', () => {
    const gate = { ...used, scope: `stock-day:${uuidOf('stock', 1)}`, day: TODAY };
    expect(popup([gate])).toEqual({ shown: [uuidOf('stock', 2)], reasons: ['cap.budget'] });
    expect(popup([gate], TOMORROW).shown).toEqual([uuidOf('stock', 1)]);
  });

  it('leave out what scheme, channel or platform no longer pay for', () => {
    const scheme = { ...used, scope: `scheme:${uuidOf('scheme', 1)}`, day: null };
    expect(popup([scheme]).shown).toEqual([uuidOf('stock', 2)]);
    for (const scope of ['channel-day:home', 'platform-day']) {
      expect(popup([{ ...used, scope, day: TODAY }])).toMatchObject({ shown: [] });
    }
    expect(popup([{ ...used, scope: 'channel-day:pdp', day: TODAY }]).reasons).toEqual([]);
  });

  it('leave out what costs more than what is left, and nothing once there is plenty again', () => {
    const low = { scope: 'platform-day', day: TODAY, isUsedUp: false, atMost: '900' };
    expect(popup([low]).shown).toEqual([uuidOf('stock', 2)]);
    const raised = { ...low, atMost: null };
    expect(popup([low, raised]).reasons).toEqual([]);
  });
});
