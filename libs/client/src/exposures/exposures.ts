import type { Api } from '../http/api.js';
import { pauseBefore } from '../http/retry.js';
import type { BoonProblem } from '../http/problem.js';
import type { Settings } from '../options.js';

const GATHER_MS = 1_000;
const MOST_IN_ONE = 60;
/** What browsers take of a page that goes away is 64 KiB (Fetch, keepalive). */
const MOST_CHARACTERS = 60_000;
const MOST_WAITING = 300;
const MOST_REMEMBERED = 5_000;
const PATIENCE = 6;

/** What a winner carries to be said to be seen. */
export interface SeenWinner {
  readonly exposureToken: string | null;
  readonly claim?: { readonly token: string | null } | null;
}

/** With what a winner is said to be seen: its own token, else the one it is claimed with. */
export function seenTokenOf({ exposureToken, claim }: SeenWinner): string {
  return exposureToken ?? claim?.token ?? '';
}

/** Confirms that offers were seen: each once, many in one request, none lost because the page went away. */
export class Exposures {
  private readonly known = new Set<string>();
  private waiting: string[] = [];
  private failures = 0;
  private isArmed = false;

  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {}

  /** These were really seen (`seenTokenOf(winner)`). For pages that measure that themselves. */
  confirm(tokens: readonly string[]): void {
    for (const token of tokens) {
      if (this.known.has(token)) continue;
      this.known.add(token);
      this.waiting.push(token);
    }
    this.forget();
    this.arm(GATHER_MS);
  }

  /** Sends what waits. With `leaving`, in a way that outlives the page. */
  async flush(leaving = false): Promise<void> {
    while (this.waiting.length > 0) {
      const tokens = this.waiting.splice(0, this.fitting());
      const sent = this.send(tokens, leaving);
      // A page that goes away cannot wait for answers.
      if (!leaving && !(await sent)) return;
    }
  }

  /** How many of those that wait go in one request: one at least. */
  private fitting(): number {
    let characters = 0;
    const tooMany = this.waiting.findIndex((token, at) => {
      characters += token.length;
      return at > 0 && (at >= MOST_IN_ONE || characters > MOST_CHARACTERS);
    });
    return tooMany < 0 ? this.waiting.length : tooMany;
  }

  private async send(tokens: string[], leaving: boolean): Promise<boolean> {
    try {
      const within = this.settings.deadlines.write;
      await this.api.ask('post', '/v1/exposures', { body: { tokens }, within, leaving });
      this.failures = 0;
      return true;
    } catch (cause) {
      this.notSent(tokens, cause as BoonProblem);
      return false;
    }
  }

  private notSent(tokens: string[], problem: BoonProblem): void {
    this.settings.onFault(problem);
    this.failures += 1;
    // What Boon refuses it will refuse again.
    const isRefused = problem.status > 0 && problem.outcome === 'refused';
    if (isRefused || this.failures > PATIENCE) return;
    this.waiting.unshift(...tokens);
    this.forget();
    this.arm(GATHER_MS + 5 * pauseBefore(this.failures, this.settings.runtime.random()));
  }

  private arm(ms: number): void {
    if (this.isArmed || this.waiting.length === 0) return;
    this.isArmed = true;
    this.settings.runtime.after(ms, () => {
      this.isArmed = false;
      void this.flush();
    });
  }

  /** A page that stays open for days grows nowhere. */
  private forget(): void {
    this.waiting.splice(0, this.waiting.length - MOST_WAITING);
    for (const token of this.known) {
      if (this.known.size <= MOST_REMEMBERED) break;
      this.known.delete(token);
    }
  }
}
