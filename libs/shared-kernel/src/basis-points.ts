import { ensure } from './invariant-violated.js';

/** A share in hundredths of a percent: 10,000 is the whole. Integer, 0 to 10,000. */
export class BasisPoints {
  static readonly WHOLE = 10_000;

  private constructor(readonly value: number) {}

  /** Throws `InvariantViolated` unless `value` is an integer from 0 to 10,000. */
  static of(value: number): BasisPoints {
    ensure(
      Number.isInteger(value) && value >= 0 && value <= BasisPoints.WHOLE,
      `basis points must be an integer from 0 to 10000, got ${value}`,
    );
    return new BasisPoints(value);
  }
}
