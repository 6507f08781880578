import { describe, expect, it } from '@jest/globals';
import { CodeKeys } from './code-keys.js';
import { isMistyped, isPublicCode, plainCode } from './code-text.js';

const BATCH = { id: '01990000-0000-7000-8000-000000000001', kid: 'old' };
const keys = new CodeKeys([
  { kid: 'new', secret: 'the new secret' },
  { kid: 'old', secret: 'the old secret' },
]);
const [code = ''] = keys.codes(BATCH, 0, 1);
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a unique code', () => {
  it('has sixteen symbols that are not mistaken for each other, in fours', () => {
    for (const one of keys.codes(BATCH, 0, 1_000)) {
      expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      expect(isMistyped(plainCode(one))).toBe(false);
    }
  });

  it('spreads evenly over all symbols in each of its 14 random places', () => {
    const codes = keys.codes(BATCH, 0, 20_000).map(plainCode);
    for (let place = 0; place < 14; place += 1) {
      const counts = new Map<string, number>();
      for (const one of codes) {
        const symbol = one[place] ?? '';
        counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
      }
      const expected = codes.length / 32;
      const chiSquare = [...SYMBOLS]
        .map((symbol) => ((counts.get(symbol) ?? 0) - expected) ** 2 / expected)
        .reduce((sum, part) => sum + part, 0);
      // 31 degrees of freedom: beyond 75 lies one case in 60,000; the codes are always the same.
      expect(chiSquare).toBeLessThan(75);
    }
  });

  it('is one of its kind, and the same wherever it is made from', () => {
    const all = keys.codes(BATCH, 0, 20_000);
    expect(new Set(all).size).toBe(20_000);
    expect(keys.codes(BATCH, 4_999, 5_007)).toEqual(all.slice(4_999, 5_007));
    expect(keys.codes({ ...BATCH, kid: 'new' }, 0, 1)).not.toEqual([code]);
    const other = { ...BATCH, id: '01990000-0000-7000-8000-000000000002' };
    expect(keys.codes(other, 0, 1)).not.toEqual([code]);
  });

  it('is found as people type it', () => {
    const mac = keys.mac(code, 'old');
    expect(keys.mac(` ${code.toLowerCase().replaceAll('-', ' ')} `, 'old')).toBe(mac);
    expect(keys.mac(code.replaceAll('0', 'o').replaceAll('1', 'l'), 'old')).toBe(mac);
    expect(keys.macs(code)).toContain(mac);
    expect(mac).toMatch(/^[0-9a-f]{32}$/);
  });

  it('shows every wrong symbol and every two that changed places', () => {
    const plain = plainCode(code);
    for (let place = 0; place < plain.length; place += 1) {
      for (const symbol of SYMBOLS) {
        const wrong = plain.slice(0, place) + symbol + plain.slice(place + 1);
        expect(isMistyped(wrong)).toBe(wrong !== plain);
      }
      for (let other = place + 1; other < 14; other += 1) {
        const symbols = [...plain];
        [symbols[place], symbols[other]] = [symbols[other] ?? '', symbols[place] ?? ''];
        const swapped = symbols.join('');
        if (place < 14) expect(isMistyped(swapped)).toBe(swapped !== plain);
      }
    }
  });

  it('cannot be made once its key is gone', () => {
    expect(() => keys.codes({ ...BATCH, kid: 'lost' }, 0, 1)).toThrow(/key lost/);
    expect(() => new CodeKeys([])).toThrow(/need a key/);
  });
});

describe('a public code', () => {
  it('has 4 to 32 letters and digits', () => {
    expect(['DOUBLE11', 'double-11', 'A1B2'].map(plainCode).every(isPublicCode)).toBe(true);
    expect(['', 'ABC', '双十一', 'A'.repeat(33), "A'; --"].map(plainCode).some(isPublicCode)).toBe(
      false,
    );
    expect(isMistyped(plainCode('DOUBLE11'))).toBe(false);
  });
});
