import { troubleOf } from '../api/problem.js';
import type { Speaker } from '../i18n/language-context.js';
import { isTextKey } from '../i18n/texts.js';

const SAME: Readonly<Record<string, string>> = {
  'client.unreachable': 'network.lost',
  'client.too-slow': 'network.too-slow',
  'client.resting': 'unreachable',
  'client.garbled': 'unreachable',
  'client.no-token': 'unreachable',
};

/** One sentence for an error: the page's own for a code that it knows, else what the server says of it. */
export function sentenceFor(error: unknown, say: Speaker['say']): string {
  const { code, status, message } = troubleOf(error);
  const key = `fault.${SAME[code] ?? code}`;
  if (isTextKey(key)) return say(key);
  if (status === 401) return say('fault.unauthorized');
  if (status >= 500) return say('fault.unreachable');
  if (message && status >= 400) return message;
  if (status === 403) return say('fault.forbidden');
  return say('fault.page.fault');
}
