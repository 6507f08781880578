import { describe, expect, it } from '@jest/globals';
import { refused } from '@boon/shared-kernel';
import { orderLine, productLine, segmentLine, userLine } from './feed-lines.js';
import { MOST_LINES, readFeed, reportOf } from './feed.js';
import type { LineReader } from './line-reader.js';

const PRODUCT = {
  sku: 'mask-01',
  spu: 'mask',
  name: { zh: '补水面膜', en: 'Hydrating mask' },
  categoryPath: 'beauty/skincare/masks',
  brand: 'Lan',
  merchantId: 'm-7',
  priceFen: '12900',
};
const ORDER = { orderId: 'o-1', userId: 'ann', paidAt: '2026-11-11T12:00:00Z', amountFen: '12900' };

function results(body: string, read: (line: LineReader) => unknown) {
  const feed = readFeed(body, read);
  return feed.ok ? reportOf(feed.rows, feed.faults).results : feed;
}

function faultOf(wire: unknown, read: (line: LineReader) => unknown): unknown {
  const feed = readFeed(`{}\n${JSON.stringify(wire)}`, read);
  return feed.ok ? (feed.faults.get(2) ?? 'taken') : feed;
}

describe('a feed', () => {
  it('answers each line by its number, past empty lines and both kinds of line end', () => {
    const good = JSON.stringify(ORDER);
    expect(results(`${good}\r\n\n{"orderId":3}\n[]\n${good}`, orderLine)).toEqual([
      { line: 1, ok: true },
      { line: 3, ok: false, code: 'field.invalid', field: 'orderId' },
      { line: 4, ok: false, code: 'line.malformed', field: '' },
      { line: 5, ok: true },
    ]);
  });

  it.each(['', '\n \n', 'not json', '[1]\n"text"\n'])(
    'is refused when %j holds nothing to read',
    (body) => {
      expect(results(body, orderLine)).toEqual(refused('feed.unreadable'));
    },
  );

  it('is read though every line has a fault', () => {
    expect(results('{}', orderLine)).toEqual([
      { line: 1, ok: false, code: 'field.missing', field: 'orderId' },
    ]);
  });

  it('takes ten thousand lines and no more', () => {
    const body = `${JSON.stringify(ORDER)}\n`.repeat(MOST_LINES);
    expect(results(body, orderLine)).toHaveLength(MOST_LINES);
    expect(results(`${body}{}`, orderLine)).toEqual(
      refused('feed.too-many-lines', { most: MOST_LINES }),
    );
  });
});

describe('the line of a product', () => {
  it('says all that the directory keeps', () => {
    expect(faultOf(PRODUCT, productLine)).toBe('taken');
    expect(faultOf({ ...PRODUCT, estimated: true }, productLine)).toBe('taken');
  });

  it.each([
    ['sku', 'has a blank', { sku: 'a b' }],
    ['name.en', 'is blank', { name: { zh: '面膜', en: ' ' } }],
    ['name.fr', 'is not kept', { name: { zh: '面膜', en: 'Mask', fr: 'Masque' } }],
    ['name', 'is no object', { name: '面膜' }],
    ['categoryPath', 'has an empty part', { categoryPath: 'beauty//masks' }],
    ['priceFen', 'is a number', { priceFen: 12900 }],
    ['priceFen', 'is negative', { priceFen: '-1' }],
    ['estimated', 'is no truth', { estimated: 'yes' }],
    ['price', 'is not a field', { price: '1' }],
  ])('is refused at %s when it %s', (field, _why, differing) => {
    expect(faultOf({ ...PRODUCT, ...differing }, productLine)).toMatchObject({ field });
  });
});

describe('the lines of users, orders and segments', () => {
  it('take attributes of four kinds', () => {
    const attributes = { city: 'Chengdu', visits: 3, member: true, likes: ['tea'] };
    expect(faultOf({ userId: 'ann', attributes }, userLine)).toBe('taken');
    expect(faultOf({ userId: 'ann' }, userLine)).toBe('taken');
  });

  it.each([
    ['attributes.home', { userId: 'ann', attributes: { home: { street: 'x' } } }],
    ['attributes.1st', { userId: 'ann', attributes: { '1st': 'x' } }],
    ['attributes.none', { userId: 'ann', attributes: { none: null } }],
    ['userId', { userId: 'x'.repeat(65) }],
  ])('are refused at %s', (field, wire) => {
    expect(faultOf(wire, userLine)).toMatchObject({ field });
  });

  it('need an instant with a zone', () => {
    expect(faultOf({ ...ORDER, paidAt: '2026-11-11 12:00' }, orderLine)).toMatchObject({
      field: 'paidAt',
    });
    expect(faultOf({ ...ORDER, paidAt: '2026-13-11T12:00:00Z' }, orderLine)).toMatchObject({
      field: 'paidAt',
    });
    expect(faultOf({ ...ORDER, lines: [{ sku: 'x' }] }, orderLine)).toBe('taken');
  });

  it('need to say whether the user is in the segment', () => {
    expect(faultOf({ segment: 's', userId: 'ann' }, segmentLine)).toEqual({
      code: 'field.missing',
      field: 'member',
    });
  });
});
