import { BENCHES } from './benches.js';
import { thisMachine } from './report/machine.js';
import { lineOf, tableOf } from './report/print.js';
import { keepLine, writeScorecard } from './report/scorecard.js';

const [name, ...flags] = process.argv.slice(2);

if (name === undefined) list();
else if (name === 'scorecard') console.log(`written: ${writeScorecard()}`);
else await runBench(name, flags.includes('--json'));

function list(): void {
  console.log('npm run bench -- NAME [--json]\n');
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
    const line = lineOf(report, machine);
    if (isFullSize()) keepLine(report.bench, line);
    console.log(tableOf(report));
    if (asJson) console.log(line);
  } catch (error) {
    console.error(`${wanted} could not be measured:`, error);
    process.exit(1);
  }
}

/** Smaller runs, made while one works on something, do not reach the scorecard. */
function isFullSize(): boolean {
  const smaller = ['BENCH_ROUNDS', 'BENCH_SECONDS', 'BENCH_GRANTS', 'BENCH_PROFILE'];
  return smaller.every((name) => process.env[name] === undefined);
}
