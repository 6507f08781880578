import { join } from 'node:path';
import pg from 'pg';
import { differences, OURS } from '../hot-claim/check-claims.js';
import { claimRound, perSecondOf, type Round } from '../hot-claim/claim-rounds.js';
import { ROUNDS, SECONDS } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import type { Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { Child } from '../world/child.js';
import { installPeers } from '../world/peer-packages.js';
import { World } from '../world/world.js';
import type { MedusaOrder, MedusaResult } from './medusa-process.js';

const VERSIONS = { '@medusajs/promotion': '2.21.2' };
const CONNECTIONS = 64;
const USERS = 20_000;
const MEDUSA_SECONDS = SECONDS * 2;

interface Pair {
  readonly ours: Round;
  readonly medusa: MedusaResult;
}

type Told = { readonly result: MedusaResult } | { readonly fault: string };

/** Grants of one hot stock beside usage registrations of one hot promotion, on the same PostgreSQL. */
export function claimPeers(): Promise<Report> {
  const folder = join(keptFolder(), 'medusa');
  installPeers(folder, VERSIONS);
  return World.with(async (world) => {
    const [postgres, redis] = [await world.postgres('shared'), await world.redis()];
    const ours = await world.subject('fixtures/issuing-app.js', postgres, redis);
    const medusa = await medusaOn(await anotherDatabase(postgres.url), folder);
    try {
      const stockId = await ours.openStock({ units: 100_000_000, perUser: 1_000 });
      const pairs: Pair[] = [];
      for (let n = 0; n < ROUNDS; n += 1) {
        const claims = await claimRound(world, ours, {
          ...{ stockId, connections: CONNECTIONS, seconds: SECONDS, warmSeconds: 2 },
          ...{ firstUser: n * USERS, users: USERS, perSecond: 40_000 },
        });
        pairs.push({ ours: claims, medusa: await registrations(medusa) });
      }
      const faults = await differences(
        ours,
        OURS,
        pairs.map((pair) => pair.ours),
      );
      return reportOf(pairs, [...faults, ...lost(pairs)]);
    } finally {
      await medusa.stop();
    }
  });
}

function reportOf(pairs: readonly Pair[], faults: readonly string[]): Report {
  const ofMedusa = ({ registered, seconds }: MedusaResult): number => registered / seconds;
  const ratio = median(pairs.map(({ ours, medusa }) => perSecondOf(ours) / ofMedusa(medusa)));
  const list = (of: (pair: Pair) => number): string =>
    pairs.map((one) => rounded(of(one))).join(' ');
  return {
    ...{ bench: 'claim-peers', rounds: pairs.length, checked: faults.length === 0 },
    figures: [
      {
        ...{ name: 'claims.medusa-ratio', value: rounded(ratio), goal: 50, unit: 'x' },
        ...{ better: 'higher' },
        ours: `${rounded(median(pairs.map(({ ours }) => perSecondOf(ours))))} /s`,
        reference: `${rounded(median(pairs.map(({ medusa }) => ofMedusa(medusa))))} /s`,
      },
    ],
    notes: [
      `@medusajs/promotion ${VERSIONS['@medusajs/promotion']}: registerUsage of one promotion with a usage limit, called within its process; ours over HTTP with tokens, limits per user and events; both ${CONNECTIONS} at once, 100,000,000 units, one PostgreSQL`,
      `by round: ours ${list(({ ours }) => perSecondOf(ours))}; Medusa ${list(({ medusa }) => ofMedusa(medusa))}`,
      ...faults,
    ],
  };
}

/** The reference must be right, too. */
function lost(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(({ medusa: { used, registeredInAll } }) =>
    used === registeredInAll ? [] : [`Medusa counted ${used} of ${registeredInAll} registrations`],
  );
}

async function anotherDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create database medusa');
  await client.end();
  const other = new URL(url);
  other.pathname = '/medusa';
  return other.href;
}

async function medusaOn(url: string, folder: string): Promise<Child> {
  const logFile = join(keptFolder(), 'medusa.log');
  const nodeOptions = ['--max-semi-space-size=64'];
  const order = { program: 'claim-peers/medusa-process.js', logFile, nodeOptions };
  return (await Child.start({ ...order, args: [folder, url] })).child;
}

async function registrations(medusa: Child): Promise<MedusaResult> {
  const order: MedusaOrder = { customers: CONNECTIONS, seconds: MEDUSA_SECONDS, warmSeconds: 2 };
  const told = await medusa.ask<Told>(order);
  if ('fault' in told) throw new Error(told.fault);
  return told.result;
}
