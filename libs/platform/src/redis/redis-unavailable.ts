import { ErrorReply } from 'redis';

import { Unavailable } from '../health/unavailable.js';

/** Redis did not answer, or could not: whether the command had its effect is not known. */
export class RedisUnavailable extends Unavailable {
  override readonly name = 'RedisUnavailable';
}

/** Replies of a server that is there and cannot serve just now. */
const CANNOT_SERVE =
  /^(LOADING|BUSY |MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN|OOM|MISCONF|NOREPLICAS)/;

/** A server's own refusal of a command (a bug of ours) stays itself; all else means unavailable. */
export function translated(error: unknown): unknown {
  if (error instanceof RedisUnavailable || !(error instanceof Error)) return error;
  if (error instanceof TypeError) return error;
  if (error instanceof ErrorReply && !CANNOT_SERVE.test(error.message)) return error;
  return new RedisUnavailable(error.message, { cause: error });
}
