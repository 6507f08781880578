import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ISSUING_REFUSALS } from '../refusals.js';

/** Codes that no route answers, with where they show instead. */
const NO_ROUTE = new Set([
  // `idempotency.key-reused` of the platform.
  'key.taken',
  // Stocks are opened and moved by assets and proposals only: details of `asset.stock-refused`.
  ...[
    'stock.unbounded',
    'stock.terms-invalid',
    'stock.strategy-invalid',
    'stock.quantity-invalid',
    'stock.budget-invalid',
  ],
  ...['stock.limits-invalid', 'stock.validity-invalid', 'stock.funding-invalid', 'stock.state'],
]);

const source = join(import.meta.dirname, '..');
const apiSpecs = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)http\/.*\.integration\.spec\.ts$/.test(file))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

describe('every refusal of issuing', () => {
  it('is shown once by the specs of its API', () => {
    const codes = Object.keys(ISSUING_REFUSALS).filter((code) => !NO_ROUTE.has(code));
    expect(codes.filter((code) => !apiSpecs.includes(`'${code}'`))).toEqual([]);
  });

  it('speaks both languages', () => {
    const texts = Object.values(ISSUING_REFUSALS).flatMap(({ zh, en }) => [zh, en]);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });
});
