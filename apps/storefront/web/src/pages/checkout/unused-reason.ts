import { yuan } from '../../format/money.js';
import type { Bilingual } from '../../i18n/language.js';
import type { Speaker } from '../../i18n/language-context.js';
import { isTextKey } from '../../i18n/texts.js';

/** Why an order does without a grant: the page's own words, which name what is missing, else Boon's. */
export function unusedReason(
  code: string,
  missing: string | null,
  told: Bilingual | undefined,
  { say, pick }: Speaker,
): string {
  const key = `reason.${code}`;
  if (isTextKey(key)) return say(key, { missing: yuan(missing ?? '0') });
  return pick(told) || code;
}
