interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_AT_ONCE = 256;

/**
 * Joins what is asked within one turn of the event loop into one question: many requests that arrive together
 * cost one round trip. A lone one does not wait for others.
 */
export class PerTick<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];

  /** `askAll` answers as many as it was asked, in their order; when it rejects, all who asked are told so. */
  constructor(
    private readonly askAll: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
    private readonly most = MOST_AT_ONCE,
  ) {}

  ask(asked: Asked): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ asked, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => this.flush());
      else if (this.waiting.length === this.most) this.flush();
    });
  }

  private flush(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    this.askAll(waiting.map(({ asked }) => asked)).then(
      (answers) => {
        for (let at = 0; at < waiting.length; at += 1) waiting[at]?.resolve(answers[at] as Answer);
      },
      (error: unknown) => {
        for (const { reject } of waiting) reject(error);
      },
    );
  }
}
