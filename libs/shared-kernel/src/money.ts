import type { BasisPoints } from './basis-points.js';
import { ensure } from './invariant-violated.js';

const DECIMAL_FEN = /^(0|-?[1-9]\d{0,17})$/;

/** An amount of CNY in whole fen (CNY 1 = 100 fen). Immutable; integers throughout, never a float. */
export class Money {
  static readonly ZERO = new Money(0n);

  private constructor(readonly fen: bigint) {}

  /** An amount of `fen`; a `number` must be a safe integer, else `InvariantViolated`. */
  static ofFen(fen: bigint | number): Money {
    ensure(
      typeof fen === 'bigint' || Number.isSafeInteger(fen),
      `fen must be a whole number, got ${fen}`,
    );
    return new Money(BigInt(fen));
  }

  /** Reads the wire form: a decimal string of fen, at most 18 digits. Throws `InvariantViolated`. */
  static parse(text: string): Money {
    ensure(DECIMAL_FEN.test(text), `money must be a decimal string of fen, got "${text}"`);
    return new Money(BigInt(text));
  }

  static isWireForm(text: unknown): text is string {
    return typeof text === 'string' && DECIMAL_FEN.test(text);
  }

  static sum(amounts: Iterable<Money>): Money {
    let fen = 0n;
    for (const amount of amounts) fen += amount.fen;
    return new Money(fen);
  }

  plus(other: Money): Money {
    return new Money(this.fen + other.fen);
  }

  minus(other: Money): Money {
    return new Money(this.fen - other.fen);
  }

  times(count: number | bigint): Money {
    return new Money(this.fen * BigInt(count));
  }

  /** floor(this x share / 10,000). The amount must not be negative. */
  shareRoundedDown(share: BasisPoints): Money {
    ensure(this.fen >= 0n, 'a share is taken of an amount that is not negative');
    return new Money((this.fen * BigInt(share.value)) / 10_000n);
  }

  atMost(limit: Money): Money {
    return this.fen <= limit.fen ? this : limit;
  }

  atLeast(limit: Money): Money {
    return this.fen >= limit.fen ? this : limit;
  }

  compare(other: Money): number {
    return this.fen < other.fen ? -1 : this.fen > other.fen ? 1 : 0;
  }

  equals(other: Money): boolean {
    return this.fen === other.fen;
  }

  isPositive(): boolean {
    return this.fen > 0n;
  }

  isZero(): boolean {
    return this.fen === 0n;
  }

  isNegative(): boolean {
    return this.fen < 0n;
  }

  /** The wire form: a decimal string of fen. */
  toString(): string {
    return this.fen.toString();
  }

  toJSON(): string {
    return this.toString();
  }

  /** For people: `12.34`, in yuan, without a currency sign. */
  toYuan(): string {
    const sign = this.fen < 0n ? '-' : '';
    const fen = this.fen < 0n ? -this.fen : this.fen;
    return `${sign}${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`;
  }
}
