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
import { violated } from '../testing/violated.js';

const KILLS = process.env['BOON_SCALE'] === 'full' ? 20 : 2;
const SHOPPERS = 32;
const ANSWERS_BEFORE_A_KILL = 300;
const SCARCE_EVERY = 5;
const SCARCE_UNITS = 40;

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
/** Soon gone: its claims are refused. */
let scarceId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  database = await openDatabase({ url: postgres.url, persistence: [prizeIssuingPersistence] });
  issuing = anIssuing(database);
  const opened = await issuing.openStock.execute(aStock().ofUnits(1_000_000).perUser(null).build());
  if (!opened.ok) throw new Error(opened.code);
  stockId = opened.stockId;
  const scarce = aStock().ofUnits(SCARCE_UNITS).perUser(null).build();
  const other = await issuing.openStock.execute(scarce);
  if (!other.ok) throw new Error(other.code);
  scarceId = other.stockId;
}, 60_000);

/** A claim as its client remembers it: `unknown` until it is answered, and for ever when it is not. */
interface Remembered {
  readonly token: ClaimTokenBuilder;
  readonly bearer: string;
  became: 'ok' | 'failed' | 'unknown';
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
  if (response.status !== 201 || grantId === undefined) {
    // A refusal is an answer, a fault is none.
    if (response.status < 500) of.became = 'failed';
    return false;
  }
  expect(of.grantId ?? grantId).toBe(grantId);
  of.became = 'ok';
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
    const which = history.length % SCARCE_EVERY === 0 ? scarceId : stockId;
    const token = aClaimToken(name, which);
    const one: Remembered = { token, bearer, became: 'unknown', grantId: null };
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
    const failed = history.filter(({ became }) => became === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.filter(({ token }) => byKey.has(token.build().id))).toEqual([]);
    const issued = [await issuing.counters(stockId), await issuing.counters(scarceId)];
    expect(issued[0]?.issued).toBe(grants.length - SCARCE_UNITS);
    expect(issued[1]?.issued).toBe(SCARCE_UNITS);
    const claimed = (await issuing.eventsOf(stockId)).filter(({ type }) =>
      type.startsWith('prize-issuing.benefit-claimed'),
    );
    // What the relay has published is not there any more; no grant is told of twice.
    expect(claimed.length).toBeLessThanOrEqual(grants.length);

    const unknowns = history.filter(({ became }) => became === 'unknown');
    for (const unknown of unknowns) {
      const before = byKey.get(unknown.token.build().id);
      const isScarce = unknown.token.build().items[0]?.stockId === scarceId;
      // What was committed is answered now; what was not is tried again, and the scarce are gone.
      expect(await claim(unknown)).toBe(before !== undefined || !isScarce);
      if (before !== undefined) expect(unknown.grantId).toBe(before);
    }
    const granted = history.filter(({ became }) => became === 'ok').length;
    expect(await issuing.counters(stockId)).toMatchObject({ issued: granted - SCARCE_UNITS });
    expect(await violated(database.sql)).toEqual([]);
  }, 600_000);
});
