import { setTimeout as sleep } from 'node:timers/promises';

/** How often and how long a request is tried again. */
export interface Patience {
  readonly tries: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** About half a minute in all: a restart of a server passes unnoticed. */
export const PATIENT: Patience = { tries: 12, firstPauseMs: 100, longestPauseMs: 5_000 };

const WORTH_ANOTHER_TRY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The server was not reached, or the connection broke, on every try. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * The first answer that is not "later": 429, 502, 503, 504 and broken connections are tried again with
 * growing pauses (or after `Retry-After`). The last such answer is returned; no answer at all throws
 * `Unreachable`. Only for requests that may be repeated.
 */
export async function tryPatiently(
  send: () => Promise<Response>,
  patience: Patience = PATIENT,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const { answer, fault } = await outcomeOf(send);
    const isLast = attempt >= patience.tries;
    if (answer === null) {
      if (isLast) throw unreachable(attempt, fault);
    } else {
      if (isLast || !WORTH_ANOTHER_TRY.has(answer.status)) return answer;
      await answer.body?.cancel();
    }
    await sleep(pauseMs(answer, attempt, patience));
  }
}

interface Outcome {
  readonly answer: Response | null;
  readonly fault: unknown;
}

async function outcomeOf(send: () => Promise<Response>): Promise<Outcome> {
  try {
    return { answer: await send(), fault: null };
  } catch (fault) {
    return { answer: null, fault };
  }
}

function pauseMs(answer: Response | null, attempt: number, patience: Patience): number {
  const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
  const growing = patience.firstPauseMs * 2 ** (attempt - 1);
  return Math.min(asked > 0 ? asked : growing, patience.longestPauseMs);
}

function unreachable(tries: number, fault: unknown): Unreachable {
  const { message, cause } = fault as Error;
  const reason = (cause as Error | undefined)?.message ?? message;
  return new Unreachable(`no answer after ${tries} tries: ${reason}`, { cause: fault });
}
