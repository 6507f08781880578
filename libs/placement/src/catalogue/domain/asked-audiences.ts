import {
  matches,
  type Condition,
  type RuleContext,
  type RuleSet,
} from '@boon/service-support/rules';

/** Up to so many audiences, the index answers all of them sooner than some dozens are asked one by one. */
const FEW = 20_000;
/** So many audiences the index answers in the time that asking one by itself takes. */
const WORTH_OF_ONE = 128;

const [UNKNOWN, HOLDS, FAILS] = [0, 1, 2];

/**
 * Which audiences hold for the shopper at hand. Few audiences are all answered at once by their index. Of many,
 * those of the offers that recall comes by are asked one by one, until that has cost as much as the index would:
 * so a product's page costs what stands under its product, however many plans there are.
 */
export class AskedAudiences {
  /** One byte per audience; all unknown between two decisions. */
  private readonly answers: Uint8Array;
  private readonly found: Int32Array;
  /** The places that were answered, to be forgotten afterwards. */
  private answered: Int32Array;
  private count = 0;
  private context: RuleContext | null = null;
  private isComplete = false;
  private readonly mostAsked: number;

  /** `few` and `worthOfOne` say when the index is the cheaper way; they change no answer. */
  constructor(
    private readonly audiences: RuleSet,
    few = FEW,
    worthOfOne = WORTH_OF_ONE,
  ) {
    const places = Math.max(1, audiences.places);
    this.answers = new Uint8Array(places);
    this.found = new Int32Array(places);
    this.mostAsked = places <= few ? 0 : Math.ceil(places / worthOfOne);
    this.answered = new Int32Array(this.mostAsked);
  }

  begin(context: RuleContext | null): void {
    this.context = context;
    if (context === null) this.isComplete = true;
    else if (this.mostAsked === 0) this.askAll(context);
  }

  /** True when it is known already that the audience at this place does not hold. */
  isRuledOut(place: number): boolean {
    const known = this.answers[place];
    return known === FAILS || (this.isComplete && known !== HOLDS);
  }

  /** Whether the audience at this place holds. */
  holds(place: number, audience: Condition): boolean {
    const known = this.answers[place];
    if (known !== UNKNOWN) return known === HOLDS;
    const { context } = this;
    if (this.isComplete || context === null) return false;
    if (this.count === this.mostAsked) {
      this.askAll(context);
      return this.answers[place] === HOLDS;
    }
    const isHolding = matches(audience, context);
    this.answers[place] = isHolding ? HOLDS : FAILS;
    this.answered[this.count] = place;
    this.count += 1;
    return isHolding;
  }

  end(): void {
    for (let at = 0; at < this.count; at += 1) this.answers[this.answered[at] as number] = UNKNOWN;
    this.count = 0;
    this.isComplete = false;
    this.context = null;
  }

  private askAll(context: RuleContext): void {
    this.end();
    const { answers, found } = this;
    const count = this.audiences.collect(context, found);
    for (let at = 0; at < count; at += 1) answers[found[at] as number] = HOLDS;
    this.hand(count);
    this.context = context;
    this.isComplete = true;
  }

  /** What the index found is what is to be forgotten. */
  private hand(count: number): void {
    if (this.answered.length < count) this.answered = new Int32Array(this.found.length);
    this.answered.set(this.found.subarray(0, count));
    this.count = count;
  }
}
