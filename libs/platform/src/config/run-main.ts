import { ConfigError } from './config-error.js';

/** `EX_CONFIG` of sysexits.h. */
const EXIT_CONFIG = 78;

/** Runs an app's `main`: a wrong configuration prints its table and exits 78, any other failure exits 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${toldTo(error)}\n`);
    process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
  }
}

function toldTo(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
