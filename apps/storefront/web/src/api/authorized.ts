import { askJson, type Ask } from './http.js';
import { ApiProblem } from './problem.js';
import type { SessionKeeper } from './session-keeper.js';

/** Asks with the shopper's token; one that ended is renewed without a word. */
export async function askAs<Answer>(
  keeper: SessionKeeper,
  path: string,
  ask: Ask = {},
): Promise<Answer> {
  const token = await keeper.token();
  try {
    return await askJson<Answer>(path, bearing(token, ask));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    return askJson<Answer>(path, bearing(await keeper.tokenAfter(token), ask));
  }
}

function bearing(token: string, ask: Ask): Ask {
  return { ...ask, headers: { ...ask.headers, authorization: `Bearer ${token}` } };
}
