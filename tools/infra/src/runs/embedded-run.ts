import { join, resolve } from 'node:path';
import { onPort } from '../processes/ports.js';
import { startApp } from './app-process.js';
import { type BoonRun, boonRun } from './boon-run.js';
import { assemble } from './run-parts.js';
import { issuerFor, postgresFor } from './run-servers.js';

export interface EmbeddedRunOptions {
  /** Data and logs of the run, such as `.boon`. */
  readonly dir: string;
  /** None or 0: a free one is chosen. */
  readonly port?: number | undefined;
  readonly issuerPort?: number | undefined;
  /** Names a PostgreSQL to use instead (DATABASE_URL); `process.env` is what npm start gives. */
  readonly env?: NodeJS.ProcessEnv;
  /** More variables for the app. */
  readonly appEnv?: Readonly<Record<string, string>>;
}

/** What `npm start` runs: the standalone app on embedded PostgreSQL, bus and counters in its process. */
export function startEmbeddedRun(options: EmbeddedRunOptions): Promise<BoonRun> {
  const { port, issuerPort, env = {}, appEnv = {} } = options;
  const dir = resolve(options.dir);
  const logFolder = join(dir, 'logs');
  return assemble(async (parts) => {
    const place = { dir, env, parts };
    return onPort(port, 'the API', async (chosen) => {
      const databaseUrl = await postgresFor(place, 'embedded');
      const issuer = await issuerFor(place, issuerPort);
      const appUrls = {
        DATABASE_URL: databaseUrl,
        JWKS_URL: issuer.jwksUrl,
        JWT_ISSUER: issuer.issuer,
      };
      parts.show('embedded', 'event bus', "in the app's process, over the outbox");
      parts.show('embedded', 'counters', "in the app's process, rebuilt from the database");
      const order = { name: 'standalone', port: chosen, logFolder, env: { ...appUrls, ...appEnv } };
      const app = await startApp(order);
      parts.addApp(app);
      const urls = { placement: app.url, issuing: app.url, operations: app.url };
      return boonRun(
        { kind: 'embedded', urls, issuer, databaseUrl, apps: [app], logFolder },
        parts,
      );
    });
  });
}
