import { describe, expect, it } from '@jest/globals';
import type { ClaimedGrant } from '../domain/claim.js';
import { grantedUtf8 } from './granted-utf8.js';

const ID = '01990000-0000-7000-8000-00000000000';
const terms = { kind: 'full-reduction', threshold: '30000', amount: '5000' };
const name = { zh: '满300减50 "甲"', en: '50 off \\ 300' };

function aGrant(n: number, of: Partial<ClaimedGrant> = {}): ClaimedGrant {
  const fields = { name, kind: 'full-reduction', terms, expiresAt: '2026-12-01T00:00:00.000Z' };
  return { grantId: `${ID}${n}`, stockId: `${ID}9`, ...fields, ...of };
}

describe('the answer to a granted claim', () => {
  it.each<[string, ClaimedGrant[]]>([
    ['one grant', [aGrant(1)]],
    ['another of the same offer', [aGrant(2)]],
    ['the same terms under another name', [aGrant(3, { name: { zh: '赠', en: 'gift' } })]],
    ['the same terms until another day', [aGrant(4, { expiresAt: '2026-12-02T00:00:00.000Z' })]],
    ['a pack', [aGrant(5), aGrant(6, { terms: { ...terms, amount: '1' } }), aGrant(7)]],
    ['nothing', []],
  ])('is the JSON of %s', (_what, grants) => {
    for (const claimKey of [`${ID}0`, 'key "with" \\quotes']) {
      const bytes = Buffer.from(grantedUtf8(claimKey, grants), 'latin1');
      expect(bytes.toString()).toBe(JSON.stringify({ claimKey, grants }));
    }
  });
});
