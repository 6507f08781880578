import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const ISSUING = 'libs/prize-issuing/src';

/** Of commands that somebody is accountable for: where their audit entry is written. */
const RECORDED: readonly (readonly [routes: RegExp, by: string])[] = [
  [
    /^(assets|schemes|plans|slots|lotteries|proposals|limit-revisions|merchant.proposals)(.{id}(.(submit|publish|archive|approvals|pause|resume|end|fund))?)?$/,
    'libs/governance/src/object/governed-book.ts',
  ],
  [/^manual-grants.{id}/, 'libs/governance/src/object/governed-book.ts'],
  [/^manual-grants$/, `${ISSUING}/manual-grant/infrastructure/sql-manual-grants.ts`],
  [/^lotteries.{id}.rounds/, `${ISSUING}/draw/close-round.ts`],
  [/^(stocks.{id}|budgets).edits$/, `${ISSUING}/revision/infrastructure/sql-editable-limits.ts`],
  [/^gifts/, `${ISSUING}/gift/change-gift.ts`],
  [/^event-items/, `${ISSUING}/event-item/check-in-event-item.ts`],
  [/^grants.{grantId}.void$/, `${ISSUING}/voiding/void-grant.ts`],
  [/^grants.jobs$/, `${ISSUING}/batch-grant/open-grant-job.ts`],
  [/^grants.jobs.{id}/, `${ISSUING}/batch-grant/change-grant-job.ts`],
  [/^code-batches$/, `${ISSUING}/code/open-code-batch.ts`],
  [/^switches/, 'libs/placement/src/switch/throw-switch.ts'],
  [/^segments/, 'libs/service-support/src/relationship/segments/change-segments.ts'],
];

/** Why the others have none. */
const EXEMPT: readonly (readonly [routes: RegExp, why: string])[] = [
  [/^(claims|code-claims|grants)$/, 'a grant has its row, its ledger entry and its event'],
  [/^(draws|lotteries.{id}.chances)$/, 'a chance and its draw have their rows and a proof'],
  [/^redemptions/, 'a redemption has its rows and ledger entries'],
  [/^feeds/, 'facts of the shop, of which it keeps the record'],
  [/^(decisions|exposures)$/, 'what was shown to whom is logged apart'],
  [/^(quotes|wallet.applicable)$/, 'changes nothing'],
  [/^users.{id}.inbox/, 'what a user does with its own messages'],
];

function commandsOf(document: string): string[] {
  const { paths } = JSON.parse(readFileSync(join(ROOT, document), 'utf8')) as {
    paths: Record<string, object>;
  };
  return Object.entries(paths)
    .filter(([path, methods]) => path.startsWith('/v1/') && Object.keys(methods).some(isWrite))
    .map(([path]) => path.replace('/v1/', ''));
}

const isWrite = (method: string): boolean => method !== 'get';

const unaccounted = (routes: readonly string[]): string[] =>
  routes.filter((route) => ![...RECORDED, ...EXEMPT].some(([pattern]) => pattern.test(route)));

describe('commands of the API', () => {
  const commands = commandsOf('docs/openapi/standalone.json');

  it('each write an audit entry, or are named with the reason why not', () => {
    expect(commands.length).toBeGreaterThan(90);
    expect(unaccounted(commands)).toEqual([]);
  });

  it('are missed when somebody adds one and says nothing', () => {
    expect(unaccounted([...commands, 'prices', 'plans/{id}/clone'])).toEqual([
      ...['prices', 'plans/{id}/clone'],
    ]);
  });

  it('are named where their entry is written, and only as long as there are such', () => {
    for (const [pattern, file] of RECORDED) {
      expect(readFileSync(join(ROOT, file), 'utf8')).toContain('audit.record(');
      expect([pattern, commands.some((route) => pattern.test(route))]).toEqual([pattern, true]);
    }
    for (const [pattern] of EXEMPT) {
      expect([pattern, commands.some((route) => pattern.test(route))]).toEqual([pattern, true]);
    }
  });
});
