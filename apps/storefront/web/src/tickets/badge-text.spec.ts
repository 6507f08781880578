import { describe, expect, it } from '@jest/globals';
import { speakerOf } from '../i18n/language-context.js';
import { TERMS } from '../testing/samples.js';
import { badgeText } from './badge-text.js';
import type { TicketKind } from './kind.js';

describe('a badge', () => {
  it.each<[TicketKind, string, string]>([
    ['full-reduction', '满300减50', '¥50 off ¥300'],
    ['no-threshold', '立减5', '¥5 off'],
    ['category', '满99享8.5折', '15% off ¥99'],
    ['product', '立减12.90', '¥12.90 off'],
    ['interest-free', '12期免息', '12 mo. 0%'],
    ['voucher', '满199减30', '¥30 off ¥199'],
    ['subsidy', '补贴¥20.50', '¥20.50 back'],
    ['physical-gift', '实物礼品', 'Gift'],
  ])('of %s reads %s, %s', (kind, zh, en) => {
    expect(badgeText(kind, TERMS[kind], speakerOf('zh'))).toBe(zh);
    expect(badgeText(kind, TERMS[kind], speakerOf('en'))).toBe(en);
  });
});
