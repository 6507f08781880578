import { spawnSync } from 'node:child_process';
import { BENCHES } from './benches.js';
import { isShort } from './measure/bench-size.js';
import { thisMachine } from './report/machine.js';
import { lineOf, tableOf } from './report/print.js';
import { keepLine, writeScorecard } from './report/scorecard.js';

const [name, ...rest] = process.argv.slice(2);

if (name === undefined) list();
else if (name === 'scorecard') scorecard(rest.filter((word) => !word.startsWith('--')));
else await runBench(name, rest.includes('--json'));

function list(): void {
  console.log('npm run bench -- NAME [--short] [--json]');
  console.log('npm run scorecard [-- NAME... | all] [--short]\n');
  const width = Math.max(...BENCHES.map((bench) => bench.name.length));
  for (const bench of BENCHES) console.log(`  ${bench.name.padEnd(width)}  ${bench.sentence}`);
}

async function runBench(wanted: string, asJson: boolean): Promise<void> {
  const bench = BENCHES.find((each) => each.name === wanted);
  if (bench === undefined) {
    console.error(`There is no bench ${wanted}.`);
    list();
    process.exit(2);
  }
  const machine = thisMachine();
  try {
    const report = await bench.run();
    const line = lineOf(report, machine, isShort ? 'short' : 'full');
    if (!isBeingWorkedOn()) keepLine(report.bench, line);
    console.log(tableOf(report));
    if (asJson) console.log(line);
  } catch (error) {
    console.error(`${wanted} could not be measured:`, error);
    process.exit(1);
  }
}

/** Runs the named benches, each in a process of its own, then writes all lines that are kept. */
function scorecard(named: readonly string[]): void {
  const wanted = named.includes('all') ? BENCHES.map((bench) => bench.name) : named;
  const failed = wanted.filter((bench) => !runs(bench));
  console.log(`written: ${writeScorecard()}`);
  if (failed.length > 0) {
    console.error(`could not be measured: ${failed.join(', ')}`);
    process.exit(1);
  }
}

function runs(bench: string): boolean {
  const program = process.argv[1] ?? '';
  return spawnSync(process.execPath, [program, bench], { stdio: 'inherit' }).status === 0;
}

/** Runs of other sizes, made while one works on something, do not reach the scorecard. */
function isBeingWorkedOn(): boolean {
  const sizes = ['BENCH_ROUNDS', 'BENCH_SECONDS', 'BENCH_GRANTS', 'BENCH_PROFILE'];
  return sizes.some((variable) => process.env[variable] !== undefined);
}
