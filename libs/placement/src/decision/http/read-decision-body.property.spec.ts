import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { DecisionBody } from './decision-dtos.js';
import { readDecisionBody, readPlainDecision } from './read-decision-body.js';

const RUNS = process.env['BOON_SCALE'] === 'full' ? 30_000 : 3_000;

/** The verdict of the DTO, as `DtoPipe` asks for it. */
function isValid(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const dto = plainToInstance(DecisionBody, body, { enableImplicitConversion: false });
  const strict = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
  return validateSync(dto as object, strict).length === 0;
}

const odd = fc.constantFrom<unknown>(null, 0, 1, true, '', [], {}, 'pdp.any', ['x'], Number.NaN);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('pdp.any', 'home.popup', 'search.top', 'a', 'b', 'c') },
  fc.string({ maxLength: 100 }),
  fc.integer({ min: 60, max: 90 }).map((length) => 'x'.repeat(length)),
  fc.constantFrom('😀', '😀'.repeat(40), '😀'.repeat(79), 'é', '\u200d'),
  odd,
);
const skus = fc.oneof(
  fc.array(text, { maxLength: 5 }),
  fc.integer({ min: 58, max: 62 }).map((length) => Array.from({ length }, (_, n) => `sku-${n}`)),
  odd,
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const asked = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({ slot: text, sku: optional(text), skus: optional(skus), more: optional(odd) })
      .map(without),
  },
  odd,
);
const body = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .record({
        slots: fc.oneof(
          { weight: 9, arbitrary: fc.array(asked, { maxLength: 4 }) },
          fc.integer({ min: 29, max: 32 }).map(manySlots),
          odd,
        ),
        trace: optional(fc.oneof(fc.boolean(), odd)),
        other: fc.option(odd, { nil: undefined, freq: 1 }),
      })
      .map(without),
  },
  odd,
);

function manySlots(length: number): object[] {
  return Array.from({ length }, (_, n) => ({ slot: `slot-${n}` }));
}

function without(fields: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A field that is null counts as left out for the DTO; such bodies, and texts of surrogates near a limit, may be left to it. */
function isRare(value: unknown): boolean {
  const written = JSON.stringify(value);
  return written.includes('null') || /[\ud800-\udfff]|\\ud/.test(written);
}

/** Texts near the plain ones: cut, with something put in, or written with blanks. */
const written = fc.oneof(
  body.map((value) => JSON.stringify(value) ?? ''),
  body.map((value) => JSON.stringify(value, null, 1) ?? ''),
  fc
    .tuple(fc.array(fc.record({ slot: text, sku: text }), { maxLength: 3 }), fc.nat(), fc.string())
    .map(([slots, at, more]) => {
      const whole = JSON.stringify({ slots });
      const place = at % (whole.length + 1);
      return whole.slice(0, place) + more + whole.slice(place);
    }),
);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

describe('the reading of a decision body without parsing it', () => {
  it('says what is said of the parsed body, or nothing', () => {
    let taken = 0;
    fc.assert(
      fc.property(written, (json) => {
        const read = readPlainDecision(json);
        if (read === null) return;
        taken += 1;
        expect(read).toEqual(readDecisionBody(parsed(json)));
      }),
      { numRuns: RUNS },
    );
    expect(taken).toBeGreaterThan(RUNS / 50);
  });

  it('takes what our pages send', () => {
    const ask = (...slots: object[]) => JSON.stringify({ slots });
    const many = Array.from({ length: 31 }, (_, n) => ({ slot: `slot-${n}`, sku: '货号' }));
    for (const slots of [[{ slot: 'home.popup' }], many.slice(0, 30)]) {
      expect(readPlainDecision(ask(...slots))).toEqual({ slots, withReasons: false });
    }
    for (const slots of [many, [{ slot: 'a' }, { slot: 'a' }], [{ slot: 'x'.repeat(81) }], []]) {
      expect(readPlainDecision(ask(...slots))).toBeNull();
    }
    for (const text of [`${ask({ slot: 'a' })} `, `${ask({ slot: 'a' })}}`, ask({ slot: '"' })]) {
      expect(readPlainDecision(text)).toBeNull();
    }
  });
});

describe('the short reading of a decision body', () => {
  it('takes what the DTO takes and nothing else', () => {
    let taken = 0;
    fc.assert(
      fc.property(body, (value) => {
        const read = readDecisionBody(value);
        if (read !== null) {
          taken += 1;
          expect(isValid(value)).toBe(true);
          const { slots, trace } = value as { slots: unknown; trace?: boolean };
          expect(read).toEqual({ slots, withReasons: trace ?? false });
        } else if (isValid(value)) {
          expect(isRare(value)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
    expect(taken).toBeGreaterThan(RUNS / 50);
  });
});
