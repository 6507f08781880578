import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cells } from './cells.js';
import { CellFault } from './rows.js';

const hundredths = (text: string) => new Cells({ x: text }).hundredths('x');

describe('the cells of a row', () => {
  it('read decimal amounts into whole hundredths without a float', () => {
    expect(
      ['3.86', '7', '0.5', '-1.25', '0.29', '1.005', '12345678901.99'].map(hundredths),
    ).toEqual([386, 700, 50, -125, 29, 101, 1_234_567_890_199]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
        const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        return hundredths(text) === fen;
      }),
    );
  });

  it('refuse what is not a plain decimal number', () => {
    for (const text of ['', 'abc', '1e3', '4.440892e-16', '1,5', '--1', 'NaN', '1.']) {
      expect(() => hundredths(text)).toThrow(CellFault);
    }
  });

  it('read a time without zone as the shop’s, and refuse what is no date', () => {
    const instant = (text: string) => new Date(new Cells({ x: text }).instant('x')).toISOString();
    expect(instant('2017-03-03')).toBe('2017-03-02T16:00:00.000Z');
    expect(instant('2017-03-03T10:00:00')).toBe('2017-03-03T02:00:00.000Z');
    expect(instant('2017-03-03T10:00:00Z')).toBe('2017-03-03T10:00:00.000Z');
    expect(() => instant('03/03/2017 noon')).toThrow(CellFault);
  });
});
