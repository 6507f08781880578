// Written apart from the code that draws, with Node's own modules alone: README.md says the rules.
import { createHash } from 'node:crypto';
import { drawFrom, wordsOf } from './arithmetic.mjs';

/** Every way in which a revealed round breaks its own commitments; empty when all of it holds. */
export function faultsOf(proof) {
  try {
    return [...commitmentFaults(proof), ...tableFaults(proof.table), ...drawFaults(proof)];
  } catch (error) {
    return [`the proof is not complete: ${error.message}`];
  }
}

function commitmentFaults({ serverSeed, seedHash, table, tableHash }) {
  const faults = [];
  if (!/^[0-9a-f]{64}$/.test(serverSeed)) faults.push('the server seed is not 32 bytes in hex');
  if (sha256(Buffer.from(serverSeed, 'hex')) !== seedHash) {
    faults.push('the server seed is not the one that was committed to');
  }
  if (sha256(canonical(table)) !== tableHash) {
    faults.push('the prize table is not the one that was committed to');
  }
  return faults;
}

/** The odds are those of the prizes, and the columns of the alias table hold exactly these odds. */
function tableFaults(table) {
  const { policy, prizes, weights, capacity } = table;
  const sum = total(weights);
  if (policy === 'urn') {
    const same = prizes.every((prize, index) => prize.tickets === weights[index]);
    return same && sum === capacity
      ? []
      : ['the box does not hold the tickets that were published'];
  }
  const faults = prizes.flatMap(({ key, odds }, index) => {
    const exact = BigInt(weights[index]) * BigInt(odds.denominator);
    return exact === BigInt(odds.numerator) * BigInt(sum) ? [] : [`odds of ${key} are not kept`];
  });
  const masses = massesOf(table, sum);
  const even = weights.every((weight, index) => masses[index] === weight * weights.length);
  return even ? faults : [...faults, 'the alias table does not hold the odds'];
}

function massesOf({ thresholds, aliases, weights }, sum) {
  const masses = weights.map(() => 0);
  thresholds.forEach((threshold, column) => {
    masses[column] += threshold;
    masses[aliases[column]] += sum - threshold;
  });
  return masses;
}

function drawFaults(proof) {
  const { table, draws } = proof;
  const faults = table.policy === 'urn' ? boxFaults(table, draws) : waitFaults(table, draws);
  const nonces = new Set();
  for (const draw of draws) {
    const fault = drawFault(proof, draw) ?? awardFault(table, draw);
    if (fault !== null) faults.push(`draw ${draw.nonce}: ${fault}`);
    if (nonces.has(draw.nonce)) faults.push(`draw ${draw.nonce} is there twice`);
    nonces.add(draw.nonce);
  }
  return faults;
}

function drawFault({ roundId, serverSeed, table }, draw) {
  const { nonce, clientSeed, drawn, weights, missesBefore } = draw;
  if (!Number.isInteger(nonce) || nonce < 1 || nonce > table.capacity) return 'no such chance';
  if (table.pity !== null && missesBefore + 1 >= table.pity.draws) {
    return drawn === table.pity.prize ? null : 'pity was due';
  }
  const words = wordsOf(Buffer.from(serverSeed, 'hex'), `${roundId}:${clientSeed}:${nonce}`);
  return drawFrom(table, weights, words) === drawn ? null : 'the numbers say another prize';
}

/** Another prize than the one drawn must be the consolation (or nothing, where that was refused), with a reason. */
function awardFault(table, { drawn, awarded, reason }) {
  if (reason === null) return awarded === drawn ? null : 'another prize without a reason';
  return awarded === null || awarded === table.consolation ? null : 'no prize of this draw';
}

/** Each draw found the tickets that the ones before it had left. */
function boxFaults(table, draws) {
  const left = [...table.weights];
  const inOrder = [...draws].sort((a, b) => a.sequence - b.sequence);
  return inOrder.flatMap((draw, index) => {
    const found = draw.sequence === index + 1 && String(draw.weights) === String(left);
    left[draw.drawn] -= 1;
    return found ? [] : [`draw ${draw.nonce}: the box held other tickets`];
  });
}

/** Within the round every player's wait is counted through. */
function waitFaults({ pity }, draws) {
  if (pity === null) return [];
  const before = new Map();
  const inOrder = [...draws].sort((a, b) => a.userDraw - b.userDraw);
  return inOrder.flatMap((draw) => {
    const last = before.get(draw.player);
    before.set(draw.player, draw);
    // What a player drew in other rounds meanwhile is not in this proof.
    if (last === undefined || draw.userDraw !== last.userDraw + 1) return [];
    const due = last.drawn === pity.prize ? 0 : last.missesBefore + 1;
    return due === draw.missesBefore
      ? []
      : [`draw ${draw.nonce}: the wait was not counted through`];
  });
}

function canonical(value) {
  return JSON.stringify(value, (_key, member) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function total(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}
