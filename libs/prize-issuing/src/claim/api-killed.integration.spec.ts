import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { spawnIssuing, type SpawnedIssuing } from '../http/testing/spawn-issuing.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken, type ClaimTokenBuilder } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';

const KILLS = process.env['BOON_SCALE'] === 'full' ? 20 : 2;
const SHOPPERS = 32;
const ANSWERS_BEFORE_A_KILL = 300;

let issuer: RunningIssuer;
let folder: string;
let api: SpawnedIssuing | undefined;
afterAll(async () => {
  await api?.kill();
  await issuer?.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let stockId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  database = await openDatabase({ url: postgres.url, persistence: [prizeIssuingPersistence] });
  issuing = anIssuing(database);
  const opened = await issuing.openStock.execute(aStock().ofUnits(1_000_000).perUser(null).build());
  if (!opened.ok) throw new Error(opened.code);
  stockId = opened.stockId;
}, 60_000);

/** A claim as its client remembers it; without a grant it is unknown what became of it. */
interface Remembered {
  readonly token: ClaimTokenBuilder;
  readonly bearer: string;
  grantId: string | null;
}

async function claim(of: Remembered): Promise<boolean> {
  const body = JSON.stringify({ token: of.token.signed() });
  const response = await fetch(`http://127.0.0.1:${api?.port ?? 0}/v1/claims`, {
    method: 'POST',
    headers: {
      authorization: of.bearer,
      'content-type': 'application/json',
      'idempotency-key': of.token.build().id,
    },
    body,
  });
  const answer = (await response.json()) as { grants?: { grantId: string }[] };
  const grantId = answer.grants?.[0]?.grantId;
  if (response.status !== 201 || grantId === undefined) return false;
  expect(of.grantId ?? grantId).toBe(grantId);
  of.grantId = grantId;
  return true;
}

function codeOf(fault: unknown): string {
  const { cause } = fault as { readonly cause?: { readonly code?: string } };
  return cause?.code ?? 'unknown';
}

/** Claims until told to stop; what is not answered stays unknown. */
async function shop(name: string, history: Remembered[], isOver: () => boolean): Promise<void> {
  const bearer = `Bearer ${await issuer.tokenFor({ sub: name, role: 'user' })}`;
  while (!isOver()) {
    const one = { token: aClaimToken(name, stockId), bearer, grantId: null };
    history.push(one);
    const fault = await claim(one).then(() => undefined, codeOf);
    if (fault === undefined) continue;
    // Nobody was there to take it; else it stays unknown. The next process needs a moment.
    if (fault === 'ECONNREFUSED') history.splice(history.indexOf(one), 1);
    await pause(50);
  }
}

describe('issuing that is killed under load', () => {
  it('loses no claim that it acknowledged, and grants none twice', async () => {
    const history: Remembered[] = [];
    const acknowledged = (): Remembered[] => history.filter(({ grantId }) => grantId !== null);
    let isOver = false;
    const { url } = postgres;
    api = await spawnIssuing({ url, issuer });
    const shoppers = Array.from({ length: SHOPPERS }, (_, n) =>
      shop(`shopper-${n}`, history, () => isOver),
    );
    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = acknowledged().length + ANSWERS_BEFORE_A_KILL;
      while (acknowledged().length < enough) await pause(5);
      await api.kill();
      api = await spawnIssuing({ url, issuer });
    }
    isOver = true;
    await Promise.all(shoppers);

    const grants = await database.sql.query<{ id: string; claim_key: string }>(
      'select id, claim_key from prize_issuing.benefit_grant',
    );
    const byKey = new Map(grants.map((grant) => [grant.claim_key, grant.id]));
    expect(byKey.size).toBe(grants.length);
    const lost = acknowledged().filter(
      ({ token, grantId }) => byKey.get(token.build().id) !== grantId,
    );
    expect(lost).toEqual([]);
    expect(await issuing.counters(stockId)).toMatchObject({ issued: grants.length });
    const claimed = (await issuing.eventsOf(stockId)).filter(({ type }) =>
      type.startsWith('prize-issuing.benefit-claimed'),
    );
    // What the relay has published is not there any more; no grant is told of twice.
    expect(claimed.length).toBeLessThanOrEqual(grants.length);

    for (const unknown of history.filter(({ grantId }) => grantId === null)) {
      expect(await claim(unknown)).toBe(true);
      const before = byKey.get(unknown.token.build().id);
      expect(before ?? unknown.grantId).toBe(unknown.grantId);
    }
    expect(await issuing.counters(stockId)).toMatchObject({ issued: history.length });
  }, 600_000);
});
