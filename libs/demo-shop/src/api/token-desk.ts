import type { Actor } from './actors.js';
import { BoonProblem } from './boon-problem.js';
import { tryPatiently, type Patience } from './patience.js';

const KEPT_MS = 10 * 60_000;

/** Whose token is asked for. */
export interface TokenWish {
  readonly sub: string;
  readonly role: 'operator' | 'service' | 'user' | 'visitor' | 'merchant';
  readonly scopes?: readonly string[];
  readonly merchant?: string;
  /** The visitor that the user was before login. */
  readonly prior_sub?: string;
  readonly ttlSeconds?: number;
}

interface KeptToken {
  readonly token: Promise<string>;
  readonly until: number;
}

/** Fetches tokens from the demo issuer and keeps each for ten minutes. */
export class TokenDesk {
  private readonly kept = new Map<string, KeptToken>();

  constructor(
    private readonly issuer: string,
    private readonly patience: Patience,
  ) {}

  /** A token of this actor; `fresh` asks for a new one (after a 401). */
  tokenOf(actor: Actor, fresh = false): Promise<string> {
    const known = this.kept.get(actor.sub);
    if (!fresh && known !== undefined && known.until > performance.now()) return known.token;
    const token = this.fetchToken(actor);
    this.kept.set(actor.sub, { token, until: performance.now() + KEPT_MS });
    token.catch(() => this.kept.delete(actor.sub));
    return token;
  }

  /** A new token, kept nowhere. */
  async fetchToken(wish: TokenWish): Promise<string> {
    const url = `${this.issuer}/tokens`;
    const answer = await tryPatiently(
      () =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(wish),
        }),
      this.patience,
    );
    const body = await answer.text();
    if (!answer.ok) throw BoonProblem.of(`POST ${url}`, answer.status, body);
    return (JSON.parse(body) as { token: string }).token;
  }
}
