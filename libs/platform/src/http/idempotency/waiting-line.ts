/**
 * Lets acts of one key run one after another within this process, so that twins wait here and not on a
 * connection of the pool each: the first one may need a second connection to get done.
 */
export class WaitingLine {
  private readonly tails = new Map<string, Promise<unknown>>();

  async inTurn<T>(key: string, act: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const turn = before.then(act, act);
    this.tails.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.tails.get(key) === turn) this.tails.delete(key);
    }
  }
}
