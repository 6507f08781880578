// Checks a revealed round of a lottery: node tools/verify-draws/verify.mjs PROOF.json
import { readFileSync } from 'node:fs';
import { faultsOf } from './faults.mjs';

const MOST_SHOWN = 20;

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node tools/verify-draws/verify.mjs PROOF.json (- reads standard input)');
  process.exit(2);
}
const proof = readProof(path === '-' ? 0 : path);
const faults = faultsOf(proof);
for (const fault of faults.slice(0, MOST_SHOWN)) console.error(fault);
if (faults.length > MOST_SHOWN) console.error(`... and ${faults.length - MOST_SHOWN} more`);
const checked = Array.isArray(proof.draws) ? proof.draws.length : 0;
console.log(
  faults.length === 0
    ? `Round ${proof.round}: all ${checked} draws verify.`
    : `Round ${proof.round}: ${faults.length} faults in ${checked} draws.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

function readProof(from) {
  try {
    return JSON.parse(readFileSync(from, 'utf8'));
  } catch (error) {
    console.error(`The proof cannot be read: ${error.message}`);
    process.exit(2);
  }
}
