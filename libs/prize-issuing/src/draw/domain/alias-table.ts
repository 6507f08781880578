import { ensure } from '@boon/shared-kernel';
import { dividedDown, uniformBelow, type Words } from './draw-words.js';

/** An alias table as it is published: whole numbers only. */
export interface AliasParts {
  readonly thresholds: readonly number[];
  readonly aliases: readonly number[];
}

/**
 * Draws an index with probability weight / sum in constant time and exactly: Walker's alias method in
 * Vose's construction (IEEE Trans. Softw. Eng. 17, 1991), in whole numbers instead of floats. Every one of
 * the n columns holds `sum` units; below its threshold they are its own, the rest belongs to its alias.
 */
export class AliasTable {
  private readonly thresholds: Float64Array;
  private readonly aliases: Int32Array;
  private readonly units: number;

  private constructor(
    private readonly columnUnits: number,
    { thresholds, aliases }: AliasParts,
  ) {
    this.thresholds = Float64Array.from(thresholds);
    this.aliases = Int32Array.from(aliases);
    this.units = columnUnits * thresholds.length;
    ensure(Number.isSafeInteger(this.units), 'the weights of an alias table can be drawn exactly');
  }

  /** For weights that are whole numbers of 0 or more, not all 0; their sum times their count < 2^53. */
  static of(weights: readonly number[]): AliasTable {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    ensure(sum > 0 && Number.isSafeInteger(sum * weights.length), 'weights can be drawn exactly');
    return new AliasTable(sum, columnsOf(weights, sum));
  }

  /** The table as it was published with its weights' sum. */
  static restore(sum: number, parts: AliasParts): AliasTable {
    return new AliasTable(sum, parts);
  }

  parts(): AliasParts {
    return { thresholds: [...this.thresholds], aliases: [...this.aliases] };
  }

  /** One index. Takes one word; another one with a probability below 2^-9. */
  draw(words: Words): number {
    const unit = uniformBelow(this.units, words);
    const column = dividedDown(unit, this.columnUnits);
    const rest = unit - column * this.columnUnits;
    return rest < (this.thresholds[column] ?? 0) ? column : (this.aliases[column] ?? column);
  }
}

function columnsOf(weights: readonly number[], sum: number): AliasParts {
  const left = weights.map((weight) => weight * weights.length);
  const thresholds = weights.map(() => sum);
  const aliases = weights.map((_, index) => index);
  const short = left.flatMap((units, index) => (units < sum ? [index] : []));
  const rich = left.flatMap((units, index) => (units >= sum ? [index] : []));
  for (let poor = short.pop(); poor !== undefined; poor = short.pop()) {
    const donor = rich.at(-1);
    ensure(donor !== undefined, 'what one column lacks another has');
    const own = left[poor] ?? 0;
    thresholds[poor] = own;
    aliases[poor] = donor;
    const remains = (left[donor] ?? 0) - (sum - own);
    left[donor] = remains;
    if (remains < sum) short.push(rich.pop() ?? donor);
  }
  return { thresholds, aliases };
}
