import { BasisPoints, Money } from '@boon/shared-kernel';

/** A field at fault: where it stands (`scope.skus.3`) and what is wrong with it. */
export interface TermsFault {
  readonly path: string;
  readonly message: string;
}

const MOST_FEN = 10n ** 13n;
const MOST_VALUES = 20_000;
const LONGEST_VALUE = 200;

/** Reads one JSON object field by field; every fault is collected, and so is every field that nobody read. */
export class WireFields {
  private readonly known = new Set<string>();

  constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    private readonly faults: TermsFault[],
    private readonly prefix = '',
  ) {}

  has(name: string): boolean {
    return this.record[name] !== undefined && this.record[name] !== null;
  }

  /** An amount of at least `least` fen; `Money.ZERO` when at fault. */
  money(name: string, least: bigint): Money {
    const value = this.take(name);
    if (value === undefined) return this.fault(name, 'is required', Money.ZERO);
    if (!Money.isWireForm(value)) {
      return this.fault(name, 'must be a decimal string of fen', Money.ZERO);
    }
    const money = Money.parse(value);
    if (money.fen < least) return this.fault(name, `must be at least ${least} fen`, Money.ZERO);
    if (money.fen > MOST_FEN) {
      return this.fault(name, `must be at most ${MOST_FEN} fen`, Money.ZERO);
    }
    return money;
  }

  share(name: string): BasisPoints {
    const value = this.take(name);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10_000) {
      return BasisPoints.of(value);
    }
    return this.fault(name, 'must be 1 to 10000 basis points', BasisPoints.of(0));
  }

  flag(name: string): boolean {
    const value = this.take(name) ?? false;
    if (typeof value === 'boolean') return value;
    return this.fault(name, 'must be true or false', false);
  }

  text(name: string): string {
    const value = this.take(name);
    if (isValue(value)) return value;
    return this.fault(name, `must be a text of 1 to ${LONGEST_VALUE} characters`, '');
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | null {
    const value = this.take(name) ?? null;
    const found = values.find((candidate) => candidate === value) ?? null;
    if (value === null || found !== null) return found;
    return this.fault(name, `must be one of ${values.join(', ')}`, null);
  }

  /** Some of the allowed numbers, each once, in ascending order; at least one. */
  numbersOf(name: string, allowed: readonly number[]): number[] {
    const list = this.take(name);
    const known = Array.isArray(list) ? allowed.filter((number) => list.includes(number)) : [];
    if (Array.isArray(list) && list.length > 0 && known.length === list.length) return known;
    return this.fault(name, `must be a list of some of ${allowed.join(', ')}, each once`, []);
  }

  /** A set of texts; null when the field is absent (an empty list is a fault: it would cover nothing). */
  values(name: string): ReadonlySet<string> | null {
    const list = this.take(name) ?? null;
    if (list === null) return null;
    if (!Array.isArray(list) || list.length === 0 || list.length > MOST_VALUES) {
      return this.fault(name, `must be a list of 1 to ${MOST_VALUES} texts`, null);
    }
    list.forEach((value, index) => {
      if (!isValue(value)) this.fault(`${name}.${index}`, 'must be a text', null);
    });
    return new Set(list.filter(isValue));
  }

  /** The fields of a nested object; an absent one has none. */
  object(name: string): WireFields {
    const value = this.take(name) ?? {};
    if (isRecord(value)) return new WireFields(value, this.faults, `${this.prefix}${name}.`);
    this.fault(name, 'must be an object', null);
    return new WireFields({}, this.faults, `${this.prefix}${name}.`);
  }

  fault<Fallback>(name: string, message: string, fallback: Fallback): Fallback {
    this.faults.push({ path: `${this.prefix}${name}`, message });
    return fallback;
  }

  /** Reports the fields that nobody asked for. */
  refuseUnknown(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.known.has(name)) this.fault(name, 'is not a field of these terms', null);
    }
  }

  private take(name: string): unknown {
    this.known.add(name);
    return this.record[name] ?? undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_VALUE;
}
