import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { headOf } from './audit-head.js';
import { checkDatabase } from './check-database.js';
import { tableOf } from './table.js';

const USAGE = `Checks what must never break in issuing, in one snapshot of a database, also while it is in use: nothing
over-issued, every fen accounted for. Writes nothing.

DATABASE_URL=postgres://... npm run invariants [-- --acknowledged FILE] [--audit-head N:HASH] [--json]
  --acknowledged FILE  ids of grants that clients were told of, one per line (checks I4)
  --audit-head N:HASH  a head of the audit chain, as an earlier run printed it: it must still stand
  --json               the findings as JSON
  --help               this text

Of the demo that \`npm start\` runs, with the port that it names:
  DATABASE_URL=postgres://boon:$(cat .boon/postgres/password)@127.0.0.1:PORT/boon npm run invariants
Exit code: 0 all hold, 1 a violation, 2 the check could not be made.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      acknowledged: { type: 'string' },
      'audit-head': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const url = process.env['DATABASE_URL'];
  if (url === undefined || url === '') throw new Error(`DATABASE_URL is not set.\n${USAGE}`);

  const acknowledged = values.acknowledged === undefined ? null : await idsIn(values.acknowledged);
  const noted = values['audit-head'];
  const auditHead = noted === undefined ? null : headOf(noted);
  const { findings, tail } = await checkDatabase({ url, acknowledged, auditHead });
  if (findings.every(({ verdict }) => verdict === 'not-checked')) {
    throw new Error('Nothing was checked: this database has none of the tables of issuing.');
  }
  process.stdout.write(`${values.json ? JSON.stringify(findings) : tableOf(findings, tail)}\n`);
  return findings.some(({ verdict }) => verdict === 'violated') ? 1 : 0;
}

async function idsIn(path: string): Promise<string[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
