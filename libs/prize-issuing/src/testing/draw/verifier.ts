import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RoundProof } from '../../draw/domain/round-proof.js';

const VERIFIER = join(import.meta.dirname, '../../../../../tools/verify-draws/verify.mjs');

/** What the verifier command says of a proof. */
export interface Verified {
  readonly status: number | null;
  readonly output: string;
}

/** Runs the verifier on a proof, as anybody would. */
export async function tryVerifier(proof: unknown): Promise<Verified> {
  const child = spawn(process.execPath, [VERIFIER, '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  child.stdin.end(JSON.stringify(proof));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

interface Changed {
  readonly what: string;
  readonly proof: RoundProof;
}

/** The proof with one bit flipped, at each of the places that decide a draw. */
export function changed(of: unknown): readonly Changed[] {
  const proof = of as RoundProof;
  const { table, serverSeed, seedHash, tableHash } = proof;
  const [first, ...others] = proof.draws;
  if (first === undefined) throw new Error('a proof of draws has a draw');
  const draws = (change: Partial<typeof first>): Pick<RoundProof, 'draws'> => ({
    draws: [{ ...first, ...change }, ...others],
  });
  return [
    { what: 'server seed', proof: { ...proof, serverSeed: flipped(serverSeed) } },
    { what: 'seed hash', proof: { ...proof, seedHash: flipped(seedHash) } },
    { what: 'table hash', proof: { ...proof, tableHash: flipped(tableHash) } },
    { what: 'table', proof: { ...proof, table: { ...table, capacity: table.capacity ^ 1 } } },
    { what: 'what was drawn', proof: { ...proof, ...draws({ drawn: first.drawn ^ 1 }) } },
    { what: 'what was awarded', proof: { ...proof, ...draws({ awarded: first.drawn ^ 1 }) } },
  ];
}

/** The last bit of a hexadecimal text. */
function flipped(hex: string): string {
  const last = Number.parseInt(hex.slice(-1), 16) ^ 1;
  return hex.slice(0, -1) + last.toString(16);
}
