/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBoon, type Boon } from '../boon.js';
import { aClaim, aDecision, aWinner, tokenOf } from '../testing/samples.js';
import { answers, babbles, drops, hangs, MoodyServer, refuses } from '../testing/moody-server.js';
import { Stage } from '../testing/stage.js';
import { BoonProvider } from './boon-provider.js';
import { BoonSlot } from './boon-slot.js';

describe('a slot in a React page', () => {
  const server = new MoodyServer();
  let boon: Boon;
  let stage: Stage;

  beforeEach(async () => {
    localStorage.clear();
    const baseUrl = await server.open();
    boon = createBoon({ baseUrl, token: () => tokenOf('ann'), deadlines: { decision: 200 } });
    stage = new Stage();
  });
  afterEach(async () => {
    await stage.close();
    await server.close();
  });

  const page = (slot = <BoonSlot name="pdp.any" product={{ sku: 'mask-01' }} />) => (
    <BoonProvider boon={boon}>{slot}</BoonProvider>
  );

  it('draws the winner as a ticket and claims it once, however often it is tapped', async () => {
    const price = { unitPrice: '12900', discount: '2000', payable: '10900' };
    server
      .on(
        'POST /v1/decisions',
        answers(200, aDecision({ 'pdp.any': [aWinner({ priceAfterBenefit: price })] })),
      )
      .on('POST /v1/claims', answers(201, aClaim()));

    await stage.show(page());
    await stage.untilText('满300减50');
    expect(stage.text).toContain('¥50满300可用');
    expect(stage.text).toContain('券后 ¥109 ¥129');
    await stage.tap('领取', 3);
    await stage.untilText('已领取');

    expect(server.at('POST /v1/decisions')).toHaveLength(1);
    expect(server.at('POST /v1/claims')).toHaveLength(1);
    expect(stage.button('已领取').disabled).toBe(true);
  });

  it.each([
    ['is down', refuses(503, 'service.unavailable')],
    ['hangs', hangs],
    ['breaks off', drops],
    ['talks nonsense', babbles],
    ['answers something else', answers(200, { slots: 'none' })],
    [
      'answers nothing to show',
      answers(200, {
        ...aDecision({ x: [] }),
        slots: [{ slot: 'x', winners: [], fallback: null }],
      }),
    ],
  ])('takes no room when Boon %s', async (_, mood) => {
    server.on('POST /v1/decisions', mood);
    await stage.show(page(<BoonSlot name="pdp.any" skeleton={<i>…</i>} />));
    expect(stage.text).toBe('…');
    await stage.until(() => stage.text === '');
    expect(stage.place.innerHTML).toBe('');
  });

  it('joins the slots of a page, each with its own product', async () => {
    const winners = ['a', 'b'].map((sku) =>
      aWinner({ sku, exposureToken: sku, name: { zh: `给${sku}`, en: sku } }),
    );
    server.on(
      'POST /v1/decisions',
      answers(200, aDecision({ 'search.top': winners, 'home.popup': [] })),
    );
    await stage.show(
      page(
        <>
          <BoonSlot name="search.top" product="a" className="first" />
          <BoonSlot name="search.top" product="b" className="second" />
          <BoonSlot name="home.popup" className="third" />
        </>,
      ),
    );
    await stage.untilText('给b');
    expect(server.heard.map(({ body }) => body)).toEqual([
      { slots: [{ slot: 'search.top', skus: ['a', 'b'] }, { slot: 'home.popup' }] },
    ]);
    expect(stage.place.querySelector('.first')?.textContent).toContain('给a');
    expect(stage.place.querySelector('.second')?.textContent).toContain('给b');
    expect(stage.place.querySelector('.third')?.textContent).toBe('更多优惠');
  });

  it('speaks English, and lets the shop draw', async () => {
    server.on('POST /v1/decisions', answers(200, aDecision({ 'pdp.any': [aWinner()] })));
    await stage.show(
      <BoonProvider boon={boon} locale="en">
        <BoonSlot name="pdp.any" />
        <BoonSlot name="pdp.any">{({ name }) => <b>{name.en}!</b>}</BoonSlot>
      </BoonProvider>,
    );
    await stage.untilText('50 off 300!');
    expect(stage.text).toContain('over ¥300');
    expect(stage.button('Claim').disabled).toBe(false);
  });

  it('leaves the page standing when the drawing of a slot fails', async () => {
    server.on('POST /v1/decisions', answers(200, aDecision({ 'pdp.any': [aWinner()] })));
    const errors: unknown[] = [];
    const slot = (
      <BoonSlot name="pdp.any" onError={(error) => errors.push(error)}>
        {() => {
          throw new Error('the shop has a bug');
        }}
      </BoonSlot>
    );
    await stage.show(
      page(
        <>
          <p>price</p>
          {slot}
        </>,
      ),
    );
    await stage.until(() => errors.length > 0);
    expect(stage.place.innerHTML).toBe('<p>price</p>');
  });

  it('is not there without a provider', async () => {
    await stage.show(<BoonSlot name="pdp.any" />);
    expect(stage.place.innerHTML).toBe('');
  });

  it('says why a claim was refused, and lets the shopper try again', async () => {
    server
      .on('POST /v1/decisions', answers(200, aDecision({ 'pdp.any': [aWinner()] })))
      .on('POST /v1/claims', refuses(409, 'quota.exhausted', {}, { detail: '已被领完。' }));
    await stage.show(page());
    await stage.untilText('满300减50');
    await stage.tap('领取');
    await stage.untilText('已被领完。');
    server.on('POST /v1/claims', answers(201, aClaim()));
    await stage.tap('重试');
    await stage.untilText('已领取');
  });

  it.each([
    ['on-its-way', 'auto-claim', '正在放入卡包'],
    ['after-login', 'one-click', '登录后领取'],
  ] as const)('says what is %s instead of offering a tap', async (state, mode, text) => {
    const winner = aWinner({ mode, claim: { state, token: null, claimKey: 'k' } });
    server.on('POST /v1/decisions', answers(200, aDecision({ 'pdp.any': [winner] })));
    await stage.show(page());
    await stage.untilText(text);
    expect(stage.place.querySelector('button')).toBeNull();
  });
});
