/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import axe from 'axe-core';
import { TERMS } from '../testing/samples.js';
import { show } from '../testing/stage.js';
import { TICKET_KINDS, type TicketKind, type TicketState } from './kind.js';
import { Ticket } from './ticket.js';
import type { TicketBenefit } from './ticket-props.js';

afterEach(cleanup);

const PRINTED: Readonly<
  Record<TicketKind, { readonly zh: readonly string[]; readonly en: readonly string[] }>
> = {
  'full-reduction': {
    zh: ['满减券', '¥50', '满 ¥300 可用', '全场商品'],
    en: ['Full reduction', '¥50', 'On orders over ¥300', 'Everything'],
  },
  'no-threshold': { zh: ['无门槛券', '¥5', '无门槛'], en: ['No threshold', '¥5', 'No minimum'] },
  category: {
    zh: ['品类券', '8.5折', '满 ¥99 可用', '最高减 ¥30', '限 护肤'],
    en: ['Category coupon', '15%', 'On orders over ¥99', 'Up to ¥30 off', 'For Skincare'],
  },
  product: {
    zh: ['单品券', '¥12.90', '限指定商品'],
    en: ['Product coupon', '¥12.90', 'For chosen products'],
  },
  'interest-free': {
    zh: ['分期免息', '3/6/12期', '最高免 ¥200 利息'],
    en: ['Interest-free', '3/6/12mo.', 'Waives up to ¥200 of interest'],
  },
  voucher: {
    zh: ['店铺券', '¥30', '满 ¥199 可用', '限 polai 品牌'],
    en: ['Shop voucher', '¥30', 'On orders over ¥199', 'For polai'],
  },
  subsidy: {
    zh: ['平台补贴', '¥20.50', '每单最多抵 3%，不超过 ¥200'],
    en: ['Subsidy', '¥20.50', 'Up to 3% of an order, at most ¥200'],
  },
  'physical-gift': {
    zh: ['实物礼品', '填写地址后寄出'],
    en: ['Gift', 'Sent once you give an address'],
  },
  'event-item': { zh: ['活动道具', '凭此参加活动'], en: ['Event item', 'Your way into the event'] },
  lottery: { zh: ['幸运抽奖', '转一转'], en: ['Lucky draw', 'Give it a spin'] },
};

function benefitOf(kind: TicketKind): TicketBenefit {
  return {
    kind,
    name: { zh: '名字', en: 'A name' },
    terms: TERMS[kind],
    ...(kind === 'lottery' && { mode: 'lottery' as const }),
  };
}

describe('the ticket', () => {
  describe.each(TICKET_KINDS)('of %s', (kind) => {
    it.each(['zh', 'en'] as const)('prints its terms in %s', (language) => {
      const { container } = show(<Ticket benefit={benefitOf(kind)} state="held" />, language);
      const ticket = container.querySelector('[data-testid=ticket]');
      expect(ticket?.getAttribute('data-kind')).toBe(kind);
      const text = ticket?.textContent ?? '';
      for (const sentence of PRINTED[kind][language]) expect(text).toContain(sentence);
      expect(text).toContain(language === 'zh' ? '名字' : 'A name');
    });
  });

  it('says that a voucher is good at one shop', () => {
    const terms = { ...TERMS.voucher, scope: {} };
    const { container } = show(
      <Ticket benefit={{ ...benefitOf('voucher'), terms }} state="held" />,
    );
    expect(container.textContent).toContain('限指定店铺');
    expect(container.textContent).not.toContain('全场商品');
  });

  it.each<[TicketState, string, boolean]>([
    ['claimable', '可领取', false],
    ['claimed', '已领取', true],
    ['on-its-way', '正在入包', false],
    ['held', '可使用', false],
    ['locked', '订单锁定中', false],
    ['used', '已使用', true],
    ['expired', '已过期', true],
    ['sold-out', '已领完', true],
  ])('says that it is %s', (state, sentence, isStamped) => {
    const { container } = show(<Ticket benefit={benefitOf('full-reduction')} state={state} />);
    expect(container.textContent).toContain(sentence);
    expect(container.querySelector('.stamp') !== null).toBe(isStamped);
  });

  it('warns of an end that is near, and names a day that is far', () => {
    const inHours = (hours: number) =>
      new Date(Date.now() + hours * 3_600_000 + 60_000).toISOString();
    const near = show(
      <Ticket benefit={{ ...benefitOf('product'), expiresAt: inHours(5) }} state="held" />,
    );
    expect(near.container.textContent).toContain('剩 5 小时');
    cleanup();
    const far = show(
      <Ticket
        benefit={{ ...benefitOf('product'), expiresAt: '2036-12-31T20:00:00Z' }}
        state="held"
      />,
    );
    expect(far.container.textContent).toContain('1月1日 到期');
  });

  it('is drawn as something else for each kind', () => {
    const drawings = TICKET_KINDS.map((kind) => {
      const { container } = show(<Ticket benefit={benefitOf(kind)} state="held" />);
      const drawing = container.querySelector('.ticket')?.className;
      cleanup();
      return drawing;
    });
    expect(new Set(drawings).size).toBe(TICKET_KINDS.length);
  });

  it('gives nobody who cannot see it less', async () => {
    const { container } = show(
      <main>
        <h1>Tickets</h1>
        <h2>All</h2>
        {TICKET_KINDS.map((kind) => (
          <Ticket key={kind} benefit={benefitOf(kind)} state="held" />
        ))}
      </main>,
    );
    // Colours need a layout, which the browser specs have.
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});
