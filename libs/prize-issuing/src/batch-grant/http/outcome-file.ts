import type { RefusalTable } from '@boon/shared-kernel';
import { GRANTED, type GrantedChunk, type RowOutcome } from '../domain/grant-job.js';

const FORMULA = /^[=+\-@\t\r]/;
const HEADER = 'row,user_id,outcome,grant_id,text_zh,text_en\n';
const WAITING = 'waiting';

/**
 * The outcomes of a job as CSV, a piece per chunk; `waiting` stands for rows that have none yet. A refusal is told by
 * its code and by its texts.
 */
export async function* outcomeFile(
  chunks: AsyncIterable<GrantedChunk>,
  texts: RefusalTable<string>,
): AsyncGenerator<string> {
  yield HEADER;
  for await (const { first, users, outcomes, grantIds } of chunks) {
    const lines = users.map((user, index) => {
      const outcome = outcomes?.[index] ?? WAITING;
      const grantId = outcome === GRANTED ? (grantIds.get(user) ?? '') : '';
      return `${first + index},${cell(user)},${outcome},${grantId},${textsOf(outcome, texts)}\n`;
    });
    yield lines.join('');
  }
}

function textsOf(outcome: RowOutcome, texts: RefusalTable<string>): string {
  const text = outcome === GRANTED || outcome === WAITING ? undefined : texts[outcome];
  return text === undefined ? ',' : `${cell(text.zh)},${cell(text.en)}`;
}

/** A spreadsheet must not take what a user chose for a formula. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
