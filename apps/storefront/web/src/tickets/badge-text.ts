import type { Terms } from '../boon/types.js';
import { foldOf, percentOf, yuan } from '../format/money.js';
import type { Speaker } from '../i18n/language-context.js';
import type { TicketKind } from './kind.js';

/** A benefit in a few characters, for a badge on a product: `满300减50`, `¥50 off ¥300`. */
export function badgeText(kind: TicketKind, terms: Terms, { language, say }: Speaker): string {
  if (kind === 'interest-free') {
    const months = String(Math.max(0, ...(terms.months ?? [])));
    return language === 'zh' ? `${months}期免息` : `${months} mo. 0%`;
  }
  if (kind === 'subsidy' && terms.amount) {
    return language === 'zh' ? `补贴${yuan(terms.amount)}` : `${yuan(terms.amount)} back`;
  }
  const off = offText(terms, language);
  if (off === null) return say(`kind.${kind}`);
  const { threshold } = terms;
  if (!threshold || threshold === '0')
    return language === 'zh' ? `立减${off.replace('¥', '')}` : `${off} off`;
  if (language === 'en') return `${off} off ${yuan(threshold)}`;
  const plain = yuan(threshold).replace('¥', '');
  return terms.percent === undefined ? `满${plain}减${off.replace('¥', '')}` : `满${plain}享${off}`;
}

function offText({ amount, percent }: Terms, language: 'zh' | 'en'): string | null {
  if (amount !== undefined) return yuan(amount);
  if (percent === undefined) return null;
  return language === 'zh' ? `${foldOf(percent)}折` : percentOf(percent);
}
