import type { Winner } from '../wire/wire.js';
import { yuan } from './money.js';

/** Languages that a ticket speaks. */
export type Language = 'zh' | 'en';

type Terms = Readonly<Record<string, unknown>>;

const WORDS = {
  claim: ['领取', 'Claim'],
  claiming: ['领取中…', 'Claiming…'],
  claimed: ['已领取', 'Claimed'],
  retry: ['重试', 'Try again'],
  onItsWay: ['正在放入卡包', 'On its way to your wallet'],
  afterLogin: ['登录后领取', 'Sign in to claim'],
  noThreshold: ['无门槛', 'No minimum'],
  after: ['券后', 'With it'],
  interestFree: ['免息', '0 %'],
  gift: ['礼品', 'Gift'],
  event: ['活动', 'Event'],
  draw: ['抽奖', 'Draw'],
} as const;

/** A word of the tickets. */
export function word(name: keyof typeof WORDS, language: Language): string {
  return WORDS[name][language === 'zh' ? 0 : 1];
}

/** What is big on a ticket: the sum, the rate, or what it is. */
export function faceOf({ kind, mode, terms }: Winner, language: Language): string {
  const { amount, percent } = terms as Terms;
  if (mode === 'lottery') return word('draw', language);
  if (kind === 'interest-free') return word('interestFree', language);
  if (typeof amount === 'string') return yuan(amount);
  if (typeof percent === 'number') return rate(percent, language);
  return word(kind === 'physical-gift' ? 'gift' : 'event', language);
}

/** What is small below it: from which sum on it counts; nothing for kinds that know no sum. */
export function conditionOf({ terms }: Winner, language: Language): string {
  const { threshold, amount, percent } = terms as Terms;
  if (typeof threshold === 'string' && threshold !== '0') {
    return language === 'zh' ? `满${yuan(threshold).slice(1)}可用` : `over ${yuan(threshold)}`;
  }
  return amount !== undefined || percent !== undefined ? word('noThreshold', language) : '';
}

/** Basis points off: 1,500 is `85折` in Chinese and `15 % off` in English. */
function rate(basisPoints: number, language: Language): string {
  if (language === 'en') return `${basisPoints / 100} % off`;
  const left = (10_000 - basisPoints) / 1_000;
  return `${Number.isInteger(left) ? left : String(left)}折`;
}
