import {
  BoonApi,
  BoonTarget,
  DryRunTarget,
  FolderFault,
  importRetailer,
  openRetailer,
  type Retailer,
} from '@boon/demo-shop';
import { DryRunJournal } from './dry-run-journal.js';
import { fingerprintOf } from './folder-fingerprint.js';
import { JournalFile } from './journal-file.js';
import { loadArguments, WrongUsage, type LoadArguments } from './load-arguments.js';
import { loadReport } from './load-report.js';
import { ProgressBar } from './progress-bar.js';

const FAULTS_SHOWN = 10;
const KB_PER_MB = 1_024;

async function load(): Promise<void> {
  const options = loadArguments(process.argv.slice(2), process.env);
  const retailer = await openRetailer(options.path);
  say(`${options.path}: ${retailer.layout}`);
  const began = performance.now();
  await (options.dryRun ? rehearse(retailer, options) : perform(retailer, options));
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / KB_PER_MB);
  say(`${seconds} s, peak memory ${peak} MB`);
}

async function rehearse(retailer: Retailer, { coupons }: LoadArguments): Promise<void> {
  const journal = new DryRunJournal(FAULTS_SHOWN);
  const target = new DryRunTarget();
  const progress = new ProgressBar(process.stderr);
  const now = new Date();
  const summary = await importRetailer({ retailer, target, journal, progress, now, coupons });
  say(loadReport(summary, true));
  for (const { file, line, message } of journal.firstFaults) say(`  ${file}:${line} ${message}`);
  if (journal.faults > 0) say(`Rows at fault: ${journal.faults}`);
}

async function perform(retailer: Retailer, options: LoadArguments): Promise<void> {
  const { api, issuer, shop, coupons, fresh, stateDir } = options;
  const boon = new BoonApi({ operations: api, placement: api, issuing: api, issuer, shop });
  await boon.ready();
  const fingerprint = await fingerprintOf(retailer.paths, api);
  const journal = JournalFile.open(stateDir, fingerprint, fresh);
  if (journal.isContinued) say('Going on from where an earlier run stopped (--fresh starts anew).');
  const target = new BoonTarget(boon);
  const progress = new ProgressBar(process.stderr);
  const now = new Date();
  const summary = await importRetailer({ retailer, target, journal, progress, now, coupons });
  say(loadReport(summary, false));
  if (journal.faults > 0) say(`Rows left out: ${journal.faults}, listed in ${journal.faultsPath}`);
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

load().catch((fault: unknown) => {
  const isExpected = fault instanceof WrongUsage || fault instanceof FolderFault;
  const message = fault instanceof Error ? fault.message : String(fault);
  const advice = isExpected ? '' : '\nThe same command goes on from here.';
  process.stderr.write(`\n${message}${advice}\n`);
  process.exitCode = fault instanceof WrongUsage ? 64 : 1;
});
