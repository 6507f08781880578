import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ExportDecisions,
  PlacementReplayModule,
  ReplayFile,
  type ReplayReport,
} from '@boon/placement';
import { loadConfig, runMain } from '@boon/platform';
import { distributedConfig } from '@boon/platform/app';
import { DatabaseModule } from '@boon/platform/database';
import { z } from 'zod';

const USAGE = `Decides logged decisions again and compares.

  npm run replay -- FILE                     every decision of an NDJSON file; exit code 1 when one differs
  npm run replay -- --export [--since INSTANT] [--limit N] [--with-catalogues]
                                             writes logged decisions, oldest first, to standard output

DATABASE_URL is needed; for a FILE that was exported with its catalogues any database will do.
`;

const MOST = 100_000;
const SHOWN = 20;
const schema = z.object(distributedConfig).pick({ DATABASE_URL: true });

/** Only the database: what a replay needs of the platform. */
@Module({})
class ReplayModule {
  static forRoot({ DATABASE_URL }: z.output<typeof schema>): DynamicModule {
    const limits = { statementTimeoutMs: 60_000, queryTimeoutMs: 61_000 };
    return {
      module: ReplayModule,
      imports: [
        DatabaseModule.forRoot({
          ...{ url: DATABASE_URL, persistence: [], applicationName: 'replay' },
          ...limits,
        }),
        PlacementReplayModule,
      ],
    };
  }
}

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ export: { type: 'boolean' }, since: { type: 'string' }, limit: { type: 'string' } },
      ...{ 'with-catalogues': { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  const [file] = positionals;
  const since = new Date(values.since ?? 0);
  const most = Number(values.limit ?? MOST);
  const isWrong = Number.isNaN(since.getTime()) || !(most > 0) || (!values.export && !file);
  if (values.help || isWrong) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const app = await NestFactory.createApplicationContext(
    ReplayModule.forRoot(loadConfig(schema, process.env)),
    { logger: ['error', 'warn'] },
  );
  try {
    if (file === undefined) {
      const withCatalogues = values['with-catalogues'] ?? false;
      const lines = app.get(ExportDecisions).execute({ since, most, withCatalogues });
      for await (const line of lines) process.stdout.write(`${line}\n`);
      return;
    }
    const input = createReadStream(file, 'utf8');
    const report = await app.get(ReplayFile).execute(createInterface({ input }));
    tell(report);
    process.exitCode = report.decisions > 0 && report.unlike.length === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
});

function tell({ decisions, identical, unlike }: ReplayReport): void {
  const share = decisions === 0 ? 0 : (100 * identical) / decisions;
  process.stdout.write(`${identical} of ${decisions} decisions are identical (${share} %)\n`);
  for (const { line, decisionId, difference, reason } of unlike.slice(0, SHOWN)) {
    const what = difference
      ? `${difference.path}: logged ${JSON.stringify(difference.logged)}, replayed ${JSON.stringify(difference.replayed)}`
      : String(reason);
    process.stdout.write(`line ${line}, ${decisionId ?? 'no decision'}: ${what}\n`);
  }
  if (unlike.length > SHOWN) process.stdout.write(`and ${unlike.length - SHOWN} more\n`);
}
