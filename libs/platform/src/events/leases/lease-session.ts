import pg from 'pg';

type Row = Record<string, unknown>;

/**
 * One connection outside of the pool. Session advisory locks live and die with it: whoever's connection
 * is gone owns nothing any more, as PostgreSQL sees it and as we do.
 */
export class LeaseSession {
  private client: pg.Client | undefined;

  constructor(
    private readonly url: string,
    private readonly applicationName: string,
    private readonly onLost: () => void,
  ) {}

  get isOpen(): boolean {
    return this.client !== undefined;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: this.applicationName,
      keepAlive: true,
      connectionTimeoutMillis: 2_000,
      query_timeout: 4_000,
      statement_timeout: 3_000,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    await client.connect();
    this.client = client;
  }

  /** Throws when the connection is gone. An error loses the session: a frozen server keeps no lease. */
  async query<R extends object = Row>(
    text: string,
    parameters: readonly unknown[] = [],
  ): Promise<R[]> {
    const client = this.client;
    if (!client) throw new Error('the lease connection is gone: Connection terminated');
    try {
      const result = await client.query(text, [...parameters]);
      return result.rows as R[];
    } catch (error) {
      this.lose(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    void client.end().catch(() => undefined);
    this.onLost();
  }
}
