import { createHash } from 'node:crypto';

import { ErrorReply } from 'redis';

/** Sends one command and answers its reply. */
export type Send = (command: string[]) => Promise<unknown>;

/** An argument of a script. */
export type ScriptArgument = string | number;

/** A Lua script that runs atomically on the server. */
export class RedisScript {
  private readonly sha: string;

  constructor(
    private readonly send: Send,
    private readonly lua: string,
  ) {
    this.sha = createHash('sha1').update(lua).digest('hex');
  }

  /**
   * Runs it once; `Reply` is what it returns (integers, texts, lists of them, null). The keys of one call
   * share a hash tag, so that a cluster can run it. Throws `RedisUnavailable`.
   */
  async run<Reply>(keys: readonly string[], given: readonly ScriptArgument[]): Promise<Reply> {
    const rest = [String(keys.length), ...keys, ...given.map(String)];
    try {
      return (await this.send(['EVALSHA', this.sha, ...rest])) as Reply;
    } catch (error) {
      if (!isForgotten(error)) throw error;
      return (await this.send(['EVAL', this.lua, ...rest])) as Reply;
    }
  }
}

function isForgotten(error: unknown): boolean {
  return error instanceof ErrorReply && error.message.startsWith('NOSCRIPT');
}
