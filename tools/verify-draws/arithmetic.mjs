import { createHmac } from 'node:crypto';

const WORDS = 2n ** 53n;

/** The random words of one draw, as big integers below 2^53: slow, and without any rounding to think of. */
export function* wordsOf(serverSeed, message) {
  for (let block = 0; ; block += 1) {
    const text = block === 0 ? message : `${message}:${block}`;
    const bytes = createHmac('sha256', serverSeed).update(text).digest();
    for (let at = 0; at < 32; at += 8) yield bytes.readBigUInt64BE(at) >> 11n;
  }
}

/** The index of the prize that these words say. */
export function drawFrom(table, weightsLeft, words) {
  if (table.policy === 'urn') return byTickets(weightsLeft, words);
  const sum = BigInt(table.weights.reduce((total, weight) => total + weight, 0));
  const unit = below(sum * BigInt(table.thresholds.length), words);
  const column = Number(unit / sum);
  return unit % sum < BigInt(table.thresholds[column]) ? column : table.aliases[column];
}

function byTickets(left, words) {
  let rest = below(BigInt(left.reduce((total, tickets) => total + tickets, 0)), words);
  return left.findIndex((tickets) => {
    rest -= BigInt(tickets);
    return rest < 0n;
  });
}

function below(bound, words) {
  const share = WORDS / bound;
  for (const word of words) if (word < share * bound) return word / share;
  throw new Error('words do not end');
}
