import { Money, refused, type Refused } from '@boon/shared-kernel';
import type { CategoryLine, MerchantLine, ShelfLine } from '../catalogue/catalogue-intake.js';
import type { Bilingual } from '../feeds/feed-lines.js';

/** What the lines of a body say, or which one cannot be understood, and where in it. */
export type ReadLines<Line> =
  { readonly ok: true; readonly lines: readonly Line[] } | Refused<'shop.intake-unreadable'>;

type Fields = Readonly<Record<string, unknown>>;

class LineFault extends Error {}

const MOST_SALES = 2_000_000_000;

export function categoryLines(body: string): ReadLines<CategoryLine> {
  return readLines(body, (fields) => ({
    path: text(fields, 'path', 200),
    name: bilingual(fields, 'name'),
  }));
}

export function merchantLines(body: string): ReadLines<MerchantLine> {
  return readLines(body, (fields) => ({
    merchantId: text(fields, 'merchantId'),
    name: bilingual(fields, 'name'),
  }));
}

export function shelfLines(body: string): ReadLines<ShelfLine> {
  return readLines(body, (fields) => ({
    sku: text(fields, 'sku'),
    spu: text(fields, 'spu'),
    name: bilingual(fields, 'name'),
    categoryPath: text(fields, 'categoryPath', 200),
    brand: text(fields, 'brand', 100, 0),
    brandName: bilingual(fields, 'brandName', 0),
    merchantId: text(fields, 'merchantId'),
    priceFen: fen(fields, 'priceFen'),
    sales: count(fields, 'sales'),
  }));
}

function readLines<Line>(body: string, read: (fields: Fields) => Line): ReadLines<Line> {
  const lines: Line[] = [];
  for (const [index, row] of body.split('\n').entries()) {
    if (row.trim() === '') continue;
    try {
      lines.push(read(fieldsOf(row)));
    } catch (fault) {
      if (!(fault instanceof LineFault)) throw fault;
      return refused('shop.intake-unreadable', { line: index + 1, field: fault.message });
    }
  }
  return { ok: true, lines };
}

function fieldsOf(row: string): Fields {
  try {
    const value: unknown = JSON.parse(row);
    if (typeof value === 'object' && value !== null) return value as Fields;
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw new LineFault('json');
}

function text(fields: Fields, name: string, longest = 64, shortest = 1): string {
  const value = fields[name];
  const isText = typeof value === 'string' && /^\P{C}*$/u.test(value);
  if (!isText || value.length < shortest || value.length > longest) throw new LineFault(name);
  return value;
}

function bilingual(fields: Fields, name: string, shortest = 1): Bilingual {
  const value = fields[name];
  if (typeof value !== 'object' || value === null) throw new LineFault(name);
  const { zh, en } = {
    zh: text(value as Fields, 'zh', 200, shortest),
    en: text(value as Fields, 'en', 200, shortest),
  };
  return { zh, en };
}

function fen(fields: Fields, name: string): string {
  const value = fields[name];
  const isPrice = Money.isWireForm(value) && !Money.parse(value).isNegative();
  if (!isPrice || BigInt(value) > BigInt(Number.MAX_SAFE_INTEGER)) throw new LineFault(name);
  return value;
}

function count(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new LineFault(name);
  if (value < 0 || value > MOST_SALES) throw new LineFault(name);
  return value;
}
