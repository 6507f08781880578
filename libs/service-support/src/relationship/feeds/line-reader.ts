import { Money } from '@boon/shared-kernel';

/** Why one line of a feed was not taken: the first thing wrong with it. */
export interface LineFault {
  readonly code:
    'line.malformed' | 'field.missing' | 'field.invalid' | 'field.unknown' | 'order.differs';
  /** The field at fault, `name.zh`; '' for the line as a whole. */
  readonly field: string;
}

const ID = /^[^\p{C}\p{Z}]{1,64}$/u;
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
const NUL = '\u0000';

/** Whether a value is 1-64 characters without blanks or control characters. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** Thrown inside a line's reader only, to leave it at the first fault. */
class Faulty extends Error {
  constructor(readonly fault: LineFault) {
    super(fault.code);
  }
}

/** Reads the fields of one JSON object; the first fault ends the reading. */
export class LineReader {
  constructor(
    private readonly fields: Readonly<Record<string, unknown>>,
    private readonly prefix = '',
  ) {}

  /** Refuses fields other than these. */
  only(...names: readonly string[]): void {
    const unknown = Object.keys(this.fields).find((name) => !names.includes(name));
    if (unknown !== undefined) throw this.faulty('field.unknown', unknown);
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }

  /** 1-64 characters without blanks or control characters. */
  id(name: string): string {
    return this.value(name, (value) => (isId(value) ? value : undefined));
  }

  text(name: string, longest: number): string {
    return this.value(name, (value) =>
      typeof value === 'string' &&
      value.length <= longest &&
      !value.includes(NUL) &&
      value.trim() !== ''
        ? value
        : undefined,
    );
  }

  /** A decimal string of fen, not negative. */
  money(name: string): Money {
    return this.value(name, (value) =>
      Money.isWireForm(value) && !value.startsWith('-') ? Money.parse(value) : undefined,
    );
  }

  instant(name: string): Date {
    return this.value(name, (value) => {
      const date =
        typeof value === 'string' && ISO_INSTANT.test(value) ? new Date(value) : undefined;
      return date && !Number.isNaN(date.getTime()) ? date : undefined;
    });
  }

  truth(name: string): boolean {
    return this.value(name, (value) => (typeof value === 'boolean' ? value : undefined));
  }

  /** The object in a field, with its own reader. */
  object(name: string): LineReader {
    const inner = this.value(name, (value) => (isObject(value) ? value : undefined));
    return new LineReader(inner, `${this.prefix}${name}.`);
  }

  entries(): [string, unknown][] {
    return Object.entries(this.fields);
  }

  value<T>(name: string, read: (value: unknown) => T | undefined): T {
    const given = this.fields[name];
    if (given === undefined || given === null) throw this.faulty('field.missing', name);
    const value = read(given);
    if (value === undefined) throw this.faulty('field.invalid', name);
    return value;
  }

  private faulty(code: LineFault['code'], name: string): Faulty {
    return new Faulty({ code, field: this.prefix + name });
  }
}

/** What a line says, or what is wrong with it. */
export type ReadLine<Row> =
  { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly fault: LineFault };

/** Reads one line of NDJSON with the reader of its feed. */
export function readLine<Row>(text: string, read: (line: LineReader) => Row): ReadLine<Row> {
  const fields = parsed(text);
  if (fields === undefined) return { ok: false, fault: { code: 'line.malformed', field: '' } };
  try {
    return { ok: true, row: read(new LineReader(fields)) };
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, fault: error.fault };
    throw error;
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
