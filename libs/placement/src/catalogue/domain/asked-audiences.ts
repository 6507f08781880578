import type { RuleContext, RuleList, RuleSet } from '@boon/service-support/rules';

/** So many audiences are answered by their index in the time that asking one by itself takes. */
const WORTH_OF_ONE = 10;
/** A round and one bit share 32. */
const LAST_ROUND = 2 ** 31 - 1;

/** What was last answered of each audience of a snapshot, and for whom. */
export class AudienceBoard {
  /** Twice the round, plus one where the audience holds. */
  private readonly answers: Uint32Array;
  private found: Int32Array | null = null;
  private round = 0;

  /** `worthOfOne` says when the index is the cheaper way; it changes no answer. */
  constructor(
    private readonly rules: RuleSet,
    private readonly worthOfOne = WORTH_OF_ONE,
  ) {
    this.answers = new Uint32Array(rules.places);
  }

  /** The audiences as they are for one shopper; null: nothing is known of them, and no audience holds. */
  about(context: RuleContext | null): AskedAudiences {
    if (this.round === LAST_ROUND) {
      this.answers.fill(0);
      this.round = 0;
    }
    this.round += 1;
    const mostAsked = Math.ceil(this.answers.length / this.worthOfOne);
    return new AskedAudiences(this, context, this.round, mostAsked);
  }

  /** Whether the audience at a place holds; null: it was not asked in this round, or another one came between. */
  known(place: number, round: number): boolean | null {
    const answer = this.answers[place] as number;
    return answer >>> 1 === round ? (answer & 1) === 1 : null;
  }

  ask(place: number, context: RuleContext, round: number): boolean {
    const isHolding = this.rules.holds(place, context);
    this.answers[place] = 2 * round + (isHolding ? 1 : 0);
    return isHolding;
  }

  listed(places: readonly number[], numbers?: readonly number[]): RuleList {
    return this.rules.listed(places, numbers);
  }

  askAll(context: RuleContext, round: number): void {
    this.found ??= new Int32Array(this.rules.places);
    const { found, answers } = this;
    const count = this.rules.collect(context, found);
    answers.fill(2 * round);
    for (let at = 0; at < count; at += 1) answers[found[at] as number] = 2 * round + 1;
  }
}

/**
 * Which audiences hold for one shopper. Those of the offers that a decision comes by are asked one by one,
 * each once, until that has cost as much as their index would, which then answers all of them: so a decision
 * costs what it looks at, however many plans there are.
 */
export class AskedAudiences {
  private count = 0;

  constructor(
    private readonly board: AudienceBoard,
    private readonly context: RuleContext | null,
    private readonly round: number,
    private readonly mostAsked: number,
  ) {}

  /**
   * Some of the audiences, by their places, in an order to be gone through often, whoever asks; -1: everybody. Beside each
   * stands the number that is given with it.
   */
  listed(places: readonly number[], numbers?: readonly number[]): RuleList {
    return this.board.listed(places, numbers);
  }

  /** Whether the audience at this place holds. */
  holds(place: number): boolean {
    const { board, context, round } = this;
    if (context === null) return false;
    const known = board.known(place, round);
    if (known !== null) return known;
    this.count += 1;
    // Once: what another decision wrote over since is asked by itself.
    if (this.count === this.mostAsked) board.askAll(context, round);
    return board.ask(place, context, round);
  }
}
