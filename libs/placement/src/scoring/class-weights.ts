import type { Goal } from '@boon/solution/audience';
import { blendFor, blendWeights, type BlendWeights } from '@boon/solution/valuation';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Stage } from '../decision/domain/facts.js';

const NUMBERS = new Map<string, number>();

/** Benefits of one kind for one goal are weighed alike: the number of such a pair, given as they come. */
export function valueClassOf(kind: string, goal: Goal): number {
  const pair = `${kind} ${goal}`;
  const known = NUMBERS.get(pair);
  if (known !== undefined) return known;
  const number = NUMBERS.size;
  NUMBERS.set(pair, number);
  return number;
}

/** What a channel weighs offers with for shoppers of one stage: few objects, read over and over. */
export class ClassWeights {
  private static readonly known = new Map<string, ClassWeights>();
  private readonly byClass: BlendWeights[] = [];

  private constructor(
    private readonly channel: string,
    private readonly stage: Stage,
  ) {}

  static for(channel: string, stage: Stage): ClassWeights {
    const key = `${channel} ${stage}`;
    const known = ClassWeights.known.get(key);
    if (known !== undefined) return known;
    const made = new ClassWeights(channel, stage);
    ClassWeights.known.set(key, made);
    return made;
  }

  of(offer: Offer): BlendWeights {
    const known = this.byClass[offer.valueClass];
    if (known !== undefined) return known;
    const { kind, goal } = offer;
    const made = blendWeights(blendFor(this.channel, null), { kind, goal, stage: this.stage });
    this.byClass[offer.valueClass] = made;
    return made;
  }
}
