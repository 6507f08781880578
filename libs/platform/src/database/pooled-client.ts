import pg from 'pg';

/**
 * A connection of the pool that always has a listener of errors. Between the pool's own, of idle connections, and that
 * of whoever uses it there is a moment without one; a server that ends just then would end this process. The loss is
 * told all the same: to the pool, or by the next statement.
 */
export class PooledClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
