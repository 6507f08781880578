/** How one outermost `UnitOfWork.run` is carried out; inside another `run` it has no meaning. */
export interface UnitOfWorkOptions {
  /** Default: the server's (read committed). */
  readonly isolation?: 'REPEATABLE READ' | 'SERIALIZABLE';
  /**
   * How often `work` is run again after a deadlock or a serialization failure (default 0).
   * Ask for it only where `work` has no effect outside of the transaction.
   */
  readonly retries?: number;
}

/**
 * One transaction around one act of the trade, carried by AsyncLocalStorage: repositories, `Sql`,
 * `Outbox` and `Inbox` inside `work` take part in it by themselves.
 */
export abstract class UnitOfWork {
  /**
   * Commits when `work` resolves, rolls back when it throws. Inside another `run` it joins the outer one;
   * a joined `run` that throws dooms the outer one, even where its error is caught.
   * A refusal returned as a value commits what was written before it: check first, write after.
   */
  abstract run<T>(work: () => Promise<T>, options?: UnitOfWorkOptions): Promise<T>;

  /** Calls `hook` once the ambient transaction has committed; at once when there is none. */
  abstract afterCommit(hook: () => void): void;

  /** True inside of `run`. */
  abstract isActive(): boolean;
}
