import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Sql } from '@boon/platform/database';
import { eventually, postTo } from '@boon/platform/testing';
import { usePostgres } from '@boon/testing';
import { ExportDecisions } from '../replay/export-decisions.js';
import { SqlLoggedCatalogues } from '../replay/infrastructure/sql-logged-catalogues.js';
import { ReplayFile } from '../replay/replay-file.js';
import { SqlDecisionLogRepository } from '../decision-log/infrastructure/sql-decision-log.repository.js';
import { aPlanItem, aSchemeItem, aStockItem } from '../testing/catalogue-items.js';
import { aPlacementApp } from '../testing/placement-app.js';
import { Catalogue } from './catalogue.js';
import type { CatalogueItem } from './domain/catalogue-item.js';

/** Each with a scheme and a stock of its own: more objects than one statement reads or writes. */
const PLANS = process.env['BOON_SCALE'] === 'full' ? 100_000 : 2_000;
const SLOTS = ['home.popup', 'event-hall.banner', 'search.top'];
const STAGES = ['new', 'active', 'at-risk', 'dormant', 'returned'];
const ALWAYS = { startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2120-01-01T00:00:00.000Z' };

type App = Awaited<ReturnType<typeof aPlacementApp>>;

function objectsOf(n: number): CatalogueItem[] {
  const validity = { ...ALWAYS, daysAfterClaim: 7 };
  const audience = { op: 'in', attribute: 'user.stage', values: [STAGES[n % STAGES.length]] };
  const plan = aPlanItem(n, [n], [SLOTS[n % SLOTS.length] as string], { priority: n % 1_001 });
  return [
    aStockItem(n, { amount: String(100 + (n % 2_000)) }, { validity }),
    aSchemeItem(n, [n], { audience: audience as never }),
    { ...plan, body: { ...plan.body, ...ALWAYS } } as CatalogueItem,
  ];
}

describe('a catalogue of many plans', () => {
  let issuer: RunningIssuer;
  let folder: string;
  const apps: App[] = [];
  let bearer = '';
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await issuer?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const postgres = usePostgres();

  /** A node with the limits of statements that every app has. */
  async function aNode(): Promise<App> {
    const app = await aPlacementApp({ databaseUrl: postgres.url, issuer });
    apps.push(app);
    return app;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
    issuer = await startIssuer({ dir: folder });
    bearer = `Bearer ${await issuer.tokenFor({ sub: 'ann', role: 'user' })}`;
    const running = await aNode();
    const sql = running.get(Sql, { strict: false });
    for (let n = 1; n <= PLANS; n += 500) {
      const some = Array.from({ length: 500 }, (_, at) => objectsOf(n + at)).flat();
      await sql.execute(
        `with told as (select * from jsonb_to_recordset($1::jsonb)
             as told (kind text, id text, version int, body jsonb)),
           logged as (insert into placement.catalogue_log (kind, id, version, body)
             select kind, id, version, body from told)
         insert into placement.catalogue_item (kind, id, version, body)
         select kind, id, version, body from told`,
        [JSON.stringify(some)],
      );
    }
    await aNode();
  }, 300_000);

  const statusOf = (app: App) => app.get(Catalogue, { strict: false }).status();

  async function decide(app: App, trace: boolean) {
    const slots = SLOTS.map((slot) => ({ slot }));
    const answer = await postTo(app, '/v1/decisions', {
      headers: { authorization: bearer },
      body: { slots, trace },
    });
    const { slots: answered, degraded } = JSON.parse(answer.body) as {
      slots: { winners: { stockId: string }[] }[];
      degraded: string[];
    };
    const shown = answered.map(({ winners }) => winners.map(({ stockId }) => stockId));
    return { status: answer.status, shown, degraded };
  }

  it('is the same on a node that was running when it came as on one that started with it', async () => {
    await eventually(async () => {
      const [running, started] = apps.map(statusOf);
      expect(running).toMatchObject({ offers: PLANS, checksum: started?.checksum });
    }, 120_000);
    const [one, other] = await Promise.all(apps.map((app) => decide(app, false)));
    expect(one).toMatchObject({ status: 200, degraded: [] });
    expect(one?.shown.map(({ length }) => length)).toEqual([1, 6, 3]);
    expect(other).toEqual(one);
    // The one that started with it has it as one version, whatever its clock.
    expect(await decide(apps[1] as App, true)).toEqual(one);
  });

  it('is followed by every node, by asking the database alone', async () => {
    const [first] = (await decide(apps[0] as App, false)).shown;
    const stock = first?.[0] as string;
    const sql = apps[0]?.get(Sql, { strict: false }) as Sql;
    await sql.execute(
      `update placement.catalogue_item
       set version = 2, body = body || '{"version": 2, "state": "paused"}', seq = default,
         changed_in = pg_current_xact_id()
       where kind = 'stock' and id = $1`,
      [stock],
    );
    await eventually(async () => {
      for (const app of apps) expect((await decide(app, false)).shown[0]).not.toEqual(first);
    });
    const [one, other] = apps.map(statusOf);
    expect(one?.checksum).toBe(other?.checksum);
  });

  it('is written down in parts with what was decided on it, and decided on again', async () => {
    const sql = apps[0]?.get(Sql, { strict: false }) as Sql;
    const parts = await eventually(async () => {
      const [found] = await sql.query<{ parts: number; items: number; largest: number }>(
        `select count(*)::int as parts, sum(jsonb_array_length(items))::int as items,
           max(jsonb_array_length(items)) as largest
         from placement.catalogue_version where is_base group by node order by items desc limit 1`,
      );
      expect(found?.items).toBeGreaterThan(3 * PLANS);
      return found;
    });
    expect(parts?.parts).toBe(Math.ceil((parts?.items ?? 0) / 5_000));
    expect(parts?.largest).toBe(5_000);
    const catalogues = new SqlLoggedCatalogues(sql);
    const log = new ExportDecisions(new SqlDecisionLogRepository(sql), catalogues);
    const lines = log.execute({ since: new Date(0), most: 10, withCatalogues: false });
    const report = await new ReplayFile(catalogues).execute(lines);
    expect(report).toMatchObject({ decisions: 1, identical: 1, unlike: [] });
  });
});
