import { join } from 'node:path';
import { banner } from './banner.mjs';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { PlainFault } from './plain-fault.mjs';
import { assertFree, portFrom } from './ports.mjs';
import { onEnd } from './signals.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const DISTRIBUTED_APP_COUNT = 6;

/** Installs and builds what is missing, starts Boon, seeds it, prints the banner and stays until it is ended. */
export async function main(kind) {
  try {
    await startAndStay(kind);
  } catch (error) {
    const isPlain =
      error instanceof PlainFault || error?.name === 'CannotStart' || error?.name === 'PortTaken';
    console.error(`\n${isPlain ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}

async function startAndStay(kind) {
  const begin = Date.now();
  const port = portFrom('PORT', kind === 'embedded' ? 3000 : 3001);
  const issuerPort = portFrom('ISSUER_PORT', 3900);
  await assertFree(port, kind === 'embedded' ? 1 : DISTRIBUTED_APP_COUNT);
  const end = onEnd();
  ensureInstalled(ROOT);
  build(ROOT);

  const boon = process.env.BOON_DIR ?? join(ROOT, '.boon');
  const run = await startRun(kind, boon, port, issuerPort);
  end.whenAsked(() => run.stop());
  void run.broken.then((sentence) => end.because(sentence));
  say('Putting the demo data in ...');
  try {
    say((await run.seed()).trimEnd());
  } catch (error) {
    // Interrupted while seeding: the failure is only the echo of the stop.
    if (end.wasAsked) return;
    await run.stop();
    throw error;
  }
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  const hint = 'What to try next (paste it into another terminal, any of it again):';
  console.log(`${banner(run, seconds)}${hint}\n\n${run.tryNext}`);
}

async function startRun(kind, boon, port, issuerPort) {
  const infra = await import('@boon/infra');
  if (kind === 'embedded') {
    say('Starting PostgreSQL and the app ...');
    return infra.startEmbeddedRun({ dir: boon, port, issuerPort, env: process.env });
  }
  say(
    'Starting PostgreSQL, Redis, Kafka and the apps (the first time, what is missing is installed) ...',
  );
  const dir = join(boon, 'distributed');
  return infra.startDistributedRun({ dir, firstPort: port, issuerPort, env: process.env });
}

function say(line) {
  console.log(line);
}
