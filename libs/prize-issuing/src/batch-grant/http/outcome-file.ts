import type { GrantedChunk } from '../domain/grant-job.js';

const FORMULA = /^[=+\-@\t\r]/;
const HEADER = 'row,user_id,outcome,grant_id\n';

/** The outcomes of a job as CSV, a piece per chunk; `waiting` stands for rows that have none yet. */
export async function* outcomeFile(chunks: AsyncIterable<GrantedChunk>): AsyncGenerator<string> {
  yield HEADER;
  for await (const { first, users, outcomes, grantIds } of chunks) {
    const lines = users.map((user, index) => {
      const outcome = outcomes?.[index] ?? 'waiting';
      const grantId = outcome === 'granted' ? (grantIds.get(user) ?? '') : '';
      return `${first + index},${cell(user)},${outcome},${grantId}\n`;
    });
    yield lines.join('');
  }
}

/** A spreadsheet must not take what a user chose for a formula. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
