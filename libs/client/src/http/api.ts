import type { Settings } from '../options.js';
import type { AnswerOf, BodyOf, PathOf, Verb } from '../wire/wire.js';
import { attempt, type Attempt } from './attempt.js';
import { localProblem, type BoonProblem } from './problem.js';
import { pauseBefore } from './retry.js';
import { Tokens } from './tokens.js';
import { until } from './until.js';

/** How one call is made. */
export interface Call<Body> {
  /** What stands in the path's braces. */
  readonly at?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Body;
  /** `Idempotency-Key`: the same over all tries. */
  readonly key?: string;
  /** In all, retries included. */
  readonly within: number;
  /** False: carried out twice it would count twice, so it is repeated only when it was surely not carried out. */
  readonly repeatable?: boolean;
  /** Calls it off from outside. */
  readonly signal?: AbortSignal;
  /** The page is going away: with the token at hand, and not bound to the page's life. */
  readonly leaving?: boolean;
}

/** Boon over HTTP. Answers what Boon answers, or throws a `BoonProblem`: never anything else. */
export class Api {
  readonly tokens: Tokens;

  constructor(private readonly settings: Settings) {
    this.tokens = new Tokens(settings.token);
  }

  /** Tries until there is an answer, a refusal, or no time left. */
  async ask<V extends Verb, Path extends PathOf<V>>(
    verb: V,
    path: Path,
    call: Call<BodyOf<V, Path>>,
  ): Promise<AnswerOf<V, Path>> {
    const { runtime } = this.settings;
    const stop = new AbortController();
    const calledOff = () => stop.abort('client.called-off');
    call.signal?.addEventListener('abort', calledOff);
    if (call.signal?.aborted) calledOff();
    const disarm = runtime.after(call.within, () => stop.abort('client.too-slow'));
    try {
      const target = this.targetOf(verb, path, call);
      return (await this.persist(target, call, stop.signal)) as AnswerOf<V, Path>;
    } finally {
      disarm();
      call.signal?.removeEventListener('abort', calledOff);
    }
  }

  /** Whose token it is; a `BoonProblem` when that cannot be read. */
  async subject(): Promise<string> {
    try {
      return await this.tokens.subject();
    } catch {
      throw this.problem('client.no-token');
    }
  }

  /** A problem of our own, in the shopper's language. */
  problem(code: Parameters<typeof localProblem>[0]): BoonProblem {
    return localProblem(code, this.settings.locale(), false);
  }

  private async persist(
    target: Attempt,
    call: Call<unknown>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { runtime, retries } = this.settings;
    const ends = runtime.now() + call.within;
    let token = await this.token(call, signal);
    let isRenewed = false;
    let inDoubt = false;
    for (let retry = 0; ; retry += 1) {
      const result = await attempt(target, { ...this.settings, token, inDoubt, signal });
      if (result.ok) return result.answer;
      const { problem, mayRepeat } = result;
      if (problem.status === 401 && token && !isRenewed && !call.leaving) {
        token = await this.renewed(token, problem, signal);
        isRenewed = true;
        continue;
      }
      const pause = problem.retryAfterMs ?? pauseBefore(retry, runtime.random());
      const isInTime = runtime.now() + pause < ends;
      if (!mayRepeat || retry >= retries || !isInTime || signal.aborted) throw problem;
      inDoubt ||= result.inDoubt;
      await this.rest(pause, signal, problem);
    }
  }

  private async token(call: Call<unknown>, signal: AbortSignal): Promise<string | undefined> {
    if (call.leaving) return this.tokens.latest;
    try {
      return await until(signal, this.tokens.current());
    } catch {
      throw this.problem(signal.aborted ? signal.reason : 'client.no-token');
    }
  }

  /** Another token; where the shop has none, what Boon said of the old one. */
  private async renewed(
    refused: string,
    problem: BoonProblem,
    signal: AbortSignal,
  ): Promise<string> {
    const other = await until(signal, this.tokens.other(refused)).catch(() => refused);
    if (other === refused) throw problem;
    return other;
  }

  private async rest(ms: number, signal: AbortSignal, problem: BoonProblem): Promise<void> {
    let cancel: (() => void) | undefined;
    const rested = new Promise<void>((resolve) => {
      cancel = this.settings.runtime.after(ms, resolve);
    });
    try {
      await until(signal, rested);
    } catch {
      throw problem;
    } finally {
      cancel?.();
    }
  }

  private targetOf(verb: Verb, path: string, call: Call<unknown>): Attempt {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) query.set(name, String(value));
    }
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(call.at?.[name] ?? ''),
    );
    return {
      method: verb.toUpperCase(),
      url: `${this.settings.baseUrl}${filled}${query.size ? `?${query}` : ''}`,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      key: call.key,
      repeatable: call.repeatable ?? true,
      leaving: call.leaving ?? false,
    };
  }
}
