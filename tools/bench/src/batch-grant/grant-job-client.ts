import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensure, newId } from '@boon/shared-kernel';

const LOOK_EVERY_MS = 100;
const BEGUN = `select count(*)::int as rows from prize_issuing.grant_job_chunk where job_id = $1`;
const STATE = `select state from prize_issuing.grant_job where id = $1`;
/** The first chunk opens the window: how soon the worker looked is not what is measured. */
const WINDOW = `
  with chunk as (
    select done_at, size, min(done_at) over () as first
    from prize_issuing.grant_job_chunk where job_id = $1
  )
  select sum(size) filter (where done_at > first) as rows,
    extract(epoch from max(done_at) - min(done_at)) as seconds from chunk`;

/** Grant jobs as a service drives them: over HTTP, with a token of the scope `grants`. */
export class GrantJobClient {
  constructor(
    private readonly port: number,
    private readonly bearer: string,
    private readonly database: pg.Client,
  ) {}

  /** Opens a job, uploads its rows, starts it; answers its id. */
  async start(stockId: string, users: readonly string[]): Promise<string> {
    const { id } = await this.post('', 'application/json', { stockId, note: 'bench' });
    await this.post(`/${id}/rows`, 'application/x-ndjson', users.join('\n'));
    await this.post(`/${id}/start`, 'application/json', {});
    return id;
  }

  /** Waits for its end; answers rows per second as the database's clock saw them. */
  async rate(jobId: string): Promise<number> {
    const { rows: chunks } = await this.database.query<{ rows: number }>(BEGUN, [jobId]);
    ensure((chunks[0]?.rows ?? 0) > 1, 'a job that is measured has many chunks');
    for (let state = ''; state !== 'done';) {
      await sleep(LOOK_EVERY_MS);
      const { rows } = await this.database.query<{ state: string }>(STATE, [jobId]);
      state = rows[0]?.state ?? '';
    }
    const { rows } = await this.database.query<{ rows: string; seconds: string }>(WINDOW, [jobId]);
    return Number(rows[0]?.rows) / Number(rows[0]?.seconds);
  }

  private async post(path: string, type: string, body: object | string): Promise<{ id: string }> {
    const response = await fetch(`http://127.0.0.1:${this.port}/v1/grants/jobs${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.bearer}`,
        'content-type': type,
        'idempotency-key': newId(),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as { id: string };
  }
}
