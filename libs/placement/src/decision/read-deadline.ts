/** Who is told what a reading gave, once. */
interface Asker<T> {
  told(answer: T): void;
  /** There is no answer, and why. */
  missed(error: unknown): void;
}

/** Begins a reading; what it throws counts as an answer that does not come. */
type Begin<T> = (asker: Asker<T>) => void;

/** What two readings gave in time. */
export interface BothRead<A, B> {
  readonly first: A | null;
  readonly second: B | null;
}

/**
 * Deadlines for many readings: those that begin in one turn of the event loop share a timer, because a page's
 * timers would cost as much as its decision. What was answered is not held until its deadline.
 */
export class ReadDeadline {
  private current: Turn | null = null;

  constructor(private readonly ms: number) {}

  /** The answer, or null when it fails or does not come in time. */
  async within<T>(reading: Promise<T>): Promise<T | null> {
    const begin: Begin<T> = ({ told, missed }) => void reading.then(told, missed);
    return (await this.both<T, null>(begin, tellNull)).first;
  }

  /** Of two readings side by side: each that fails or does not come in time is null. One promise for both. */
  both<A, B>(first: Begin<A>, second: Begin<B>): Promise<BothRead<A, B>> {
    const turn = this.turn();
    return new Promise((resolve) => {
      const reading = new Reading<A, B>(turn, resolve);
      begin(first, {
        told: (answer) => reading.firstIs(answer),
        missed: () => reading.firstIs(null),
      });
      begin(second, {
        told: (answer) => reading.secondIs(answer),
        missed: () => reading.secondIs(null),
      });
    });
  }

  private turn(): Turn {
    if (this.current !== null) return this.current;
    const turn = new Turn();
    this.current = turn;
    setTimeout(() => turn.isOver(), this.ms).unref();
    setImmediate(() => (this.current = null));
    return turn;
  }
}

/** Who waits of those that began in one turn. */
class Turn {
  private readonly waiting: ({ giveUp(): void } | null)[] = [];

  /** The place to leave once answered. */
  join(one: { giveUp(): void }): number {
    return this.waiting.push(one) - 1;
  }

  leave(place: number): void {
    this.waiting[place] = null;
  }

  isOver(): void {
    for (const one of this.waiting) one?.giveUp();
  }
}

/** Two readings under way; what comes after it was given up is not looked at. */
class Reading<A, B> implements BothRead<A, B> {
  first: A | null = null;
  second: B | null = null;
  private missing = 2;
  private readonly place: number;

  constructor(
    private readonly turn: Turn,
    private readonly resolve: (both: BothRead<A, B>) => void,
  ) {
    this.place = turn.join(this);
  }

  firstIs(answer: A | null): void {
    if (this.missing === 0) return;
    this.first = answer;
    this.oneLess();
  }

  secondIs(answer: B | null): void {
    if (this.missing === 0) return;
    this.second = answer;
    this.oneLess();
  }

  giveUp(): void {
    this.missing = 0;
    this.resolve(this);
  }

  private oneLess(): void {
    this.missing -= 1;
    if (this.missing > 0) return;
    this.turn.leave(this.place);
    this.resolve(this);
  }
}

function begin<T>(reading: Begin<T>, asker: Asker<T>): void {
  try {
    reading(asker);
  } catch (error) {
    asker.missed(error);
  }
}

function tellNull({ told }: Asker<null>): void {
  told(null);
}
