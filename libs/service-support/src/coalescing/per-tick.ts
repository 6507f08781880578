import type { Asker } from './asker.js';

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly asker: Asker<Answer>;
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
    return new Promise((told, missed) => this.tell(asked, { told, missed }));
  }

  /** As `ask`, for those whose every promise counts. */
  tell(asked: Asked, asker: Asker<Answer>): void {
    this.waiting.push({ asked, asker });
    if (this.waiting.length === 1) setImmediate(() => this.flush());
    else if (this.waiting.length === this.most) this.flush();
  }

  private flush(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    this.askAll(waiting.map(({ asked }) => asked)).then(
      (answers) => {
        for (let at = 0; at < waiting.length; at += 1) {
          waiting[at]?.asker.told(answers[at] as Answer);
        }
      },
      (error: unknown) => {
        for (const { asker } of waiting) asker.missed(error);
      },
    );
  }
}
