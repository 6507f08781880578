import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fenOf, foldOf, percentOf, sumFen, yuan, yuanParts } from './money.js';

describe('an amount of fen', () => {
  it.each([
    ['0', '¥0'],
    ['5', '¥0.05'],
    ['50', '¥0.50'],
    ['500', '¥5'],
    ['123456', '¥1,234.56'],
    ['-2000', '-¥20'],
    ['1000000000000000', '¥10,000,000,000,000'],
  ])('of %s reads %s', (fen, text) => {
    expect(yuan(fen)).toBe(text);
  });

  it('keeps its decimals where an exact price is asked for', () => {
    expect(yuan('500', { exact: true })).toBe('¥5.00');
  });

  it('loses no fen beyond what a double can hold', () => {
    expect(yuan('900719925474099301')).toBe('¥9,007,199,254,740,993.01');
  });

  it('is read back from what is shown, whatever it is', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), (fen) => {
        const { whole, cents } = yuanParts(fen);
        expect(BigInt(whole.replaceAll(',', '') + cents)).toBe(fen);
      }),
    );
  });

  it.each(['', '1.5', 'abc', '1e3', ' 5', '０'])('is not made up from "%s"', (wire) => {
    expect(() => fenOf(wire)).toThrow(RangeError);
  });

  it('sums exactly', () => {
    expect(sumFen(['900719925474099301', '2'])).toBe(900719925474099303n);
  });
});

describe('a share in basis points', () => {
  it.each([
    [1_500, '8.5', '15%'],
    [2_000, '8', '20%'],
    [1_250, '8.75', '12.5%'],
    [100, '9.9', '1%'],
  ])('of %s is %s tenths left, %s off', (points, fold, percent) => {
    expect([foldOf(points), percentOf(points)]).toEqual([fold, percent]);
  });
});
