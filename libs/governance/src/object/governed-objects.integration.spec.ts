import { beforeAll, describe, expect, it } from '@jest/globals';
import { actsOn, aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/platform/testing';
import { Money, refused, SystemClock, type DomainEvent, type Refused } from '@boon/shared-kernel';
import { Approvals } from '../approval/approvals.js';
import { SqlApprovalRepository } from '../approval/infrastructure/sql-approval.repository.js';
import { governancePersistence } from '../governance.persistence.js';
import { GovernedKind, type MoveEffect } from './domain/governed-kind.js';
import type { Governed } from './domain/governed.js';
import { GovernedBook } from './governed-book.js';
import { GovernedObjects } from './governed-objects.js';
import { governedTable, SqlGovernedRepository } from './infrastructure/sql-governed.repository.js';

interface Poster {
  readonly slogan: string;
  readonly costFen: number;
}

class PosterKind extends GovernedKind<Poster, 'poster.empty'> {
  readonly name = 'poster';
  readonly table = 'governance.poster';

  async check(content: Poster): Promise<Refused<'poster.empty'> | null> {
    return content.slogan === '' ? refused('poster.empty') : null;
  }

  worstCase(content: Poster): Money {
    return Money.ofFen(content.costFen);
  }

  async carryOut(): Promise<MoveEffect> {
    return { ok: true };
  }

  eventsOf(object: Governed<Poster>, move: string): DomainEvent[] {
    return [
      { type: `poster.${move}.v1`, topic: 'poster', key: object.id, payload: { id: object.id } },
    ];
  }
}

describe('governed objects', () => {
  usePostgres();
  const kind = new PosterKind();
  let database: DatabaseForSpecs;
  let objects: GovernedObjects;
  let codes = 0;

  beforeAll(async () => {
    database = await aDatabase(governancePersistence, {
      name: 'poster',
      entities: [],
      migrations: [
        {
          at: '2026-11-22T00:20:00',
          name: 'PosterCreate',
          up: governedTable('governance.poster'),
        },
      ],
    });
    const { sql, audit, outbox, unitOfWork } = database;
    objects = new GovernedObjects(
      new GovernedBook(new SqlGovernedRepository(sql), audit, outbox),
      new Approvals(new SqlApprovalRepository(sql)),
      unitOfWork,
      new SystemClock(),
    );
  });

  async function aDraft(author: string, costFen = 100): Promise<Governed<Poster>> {
    codes += 1;
    const draft = { code: `poster-${codes}`, content: { slogan: 'hello', costFen } };
    const outcome = await objects.draft(kind, draft, author);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.object;
  }

  const approve = (object: Governed<Poster>) =>
    ({ verdict: 'approve', contentHash: object.contentHash, comment: null }) as const;

  it('goes live only after another person approved', async () => {
    const draft = await aDraft('lin');
    await expect(objects.move(kind, draft.id, 'publish', 'lin')).resolves.toMatchObject({
      code: 'lifecycle.illegal-move',
    });
    await objects.submit(kind, draft.id, 'lin');
    await expect(objects.review(kind, draft.id, approve(draft), 'lin')).resolves.toMatchObject({
      code: 'approval.own-work',
    });
    const approved = await objects.review(kind, draft.id, approve(draft), 'chen');
    expect(approved).toMatchObject({ ok: true, object: { state: 'approved' } });
    await expect(objects.move(kind, draft.id, 'publish', 'lin')).resolves.toMatchObject({
      object: { state: 'running', version: 4 },
    });
    const events = await database.sql.query<{ type: string }>(
      `select type from platform.outbox_event where key = $1 order by seq`,
      [draft.id],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'poster.submit.v1',
      'poster.approve.v1',
      'poster.publish.v1',
    ]);
  });

  it('keeps the maker from being the checker even when the code forgets', async () => {
    const draft = await aDraft('lin');
    await objects.submit(kind, draft.id, 'lin');
    const vote = database.sql.execute(
      `insert into governance.approval_vote (request_id, approver, authors, verdict)
       select id, 'lin', authors, 'approve' from governance.approval_request where object_id = $1`,
      [draft.id],
    );
    await expect(vote).rejects.toThrow(/approver_is_no_author/);
  });

  it('asks for more approvers when many small submissions of one author add up', async () => {
    const first = await aDraft('bao', 9_000_00);
    await expect(objects.submit(kind, first.id, 'bao')).resolves.toMatchObject({
      review: { required: 1 },
    });
    const second = await aDraft('bao', 9_000_00);
    await expect(objects.submit(kind, second.id, 'bao')).resolves.toMatchObject({
      review: { required: 2 },
    });
  });

  it('is not outrun by submitting everything at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 100 }, () => aDraft('gus', 2_000_00)));
    const outcomes = await Promise.all(drafts.map(({ id }) => objects.submit(kind, id, 'gus')));
    const required = outcomes.map((outcome) => (outcome.ok ? outcome.review?.required : 0));
    const asked = (approvers: number) => required.filter((each) => each === approvers).length;
    // 4 x 2,000 stay below 10,000; up to the 49th it is below 100,000.
    expect([asked(1), asked(2), asked(3)]).toEqual([4, 45, 51]);
  });

  it('takes one vote of each person, however often they press', async () => {
    const draft = await aDraft('dan', 50_000_00);
    await objects.submit(kind, draft.id, 'dan');
    const votes = await Promise.all(
      Array.from({ length: 50 }, () => objects.review(kind, draft.id, approve(draft), 'chen')),
    );
    expect(votes.filter((vote) => vote.ok)).toHaveLength(1);
    expect(votes.find((vote) => vote.ok)).toMatchObject({ object: { state: 'in-review' } });
  });

  it('returns to draft on rejection, and an edit asks for a new look', async () => {
    const draft = await aDraft('eve');
    await objects.submit(kind, draft.id, 'eve');
    const verdict = { ...approve(draft), verdict: 'reject', comment: 'too loud' } as const;
    const rejected = await objects.review(kind, draft.id, verdict, 'chen');
    expect(rejected).toMatchObject({ ok: true, object: { state: 'draft' } });

    const edit = { content: { slogan: 'quiet', costFen: 100 }, expectedVersion: 3 };
    const edited = await objects.edit(kind, draft.id, edit, 'fay');
    expect(edited).toMatchObject({ ok: true, object: { authors: ['eve', 'fay'] } });
    await expect(objects.edit(kind, draft.id, edit, 'fay')).resolves.toMatchObject({
      code: 'lifecycle.version-stale',
    });
    await objects.submit(kind, draft.id, 'eve');
    await expect(objects.review(kind, draft.id, approve(draft), 'chen')).resolves.toMatchObject({
      code: 'approval.content-changed',
    });
  });

  it('refuses content that the kind refuses and a code that is taken', async () => {
    const empty = { code: 'empty', content: { slogan: '', costFen: 1 } };
    await expect(objects.draft(kind, empty, 'lin')).resolves.toMatchObject({
      code: 'poster.empty',
    });
    const taken = await aDraft('lin');
    const twice = { code: taken.code, content: taken.content };
    await expect(objects.draft(kind, twice, 'lin')).resolves.toMatchObject({
      code: 'object.code-taken',
    });
  });

  it('keeps who did what to it, as it was and as it became, and nothing of what was refused', async () => {
    const draft = await aDraft('ivo', 60_000_00);
    const content = { slogan: 'hi', costFen: 60_000_00 };
    await objects.edit(kind, draft.id, { content, expectedVersion: 1 }, 'ivo');
    await objects.edit(kind, draft.id, { content, expectedVersion: 1 }, 'jan');
    const submitted = await objects.submit(kind, draft.id, 'ivo', 'merchant');
    if (!submitted.ok) throw new Error(submitted.code);
    expect(submitted.review).toMatchObject({ required: 2 });
    for (const by of ['ivo', 'kim', 'kim', 'lin']) {
      await objects.review(kind, draft.id, approve(submitted.object), by);
    }
    await objects.move(kind, draft.id, 'publish', 'jan');
    await objects.move(kind, draft.id, 'publish', 'jan');

    const acts = await actsOn(database.sql, `poster:${draft.id}`);
    expect(acts.map(({ actor, role, action }) => [actor, role, action])).toEqual([
      ['ivo', 'operator', 'poster.draft'],
      ['ivo', 'operator', 'poster.edit'],
      ['ivo', 'merchant', 'poster.submit'],
      ['kim', 'operator', 'poster.approve'],
      ['lin', 'operator', 'poster.approve'],
      ['jan', 'operator', 'poster.publish'],
    ]);
    const states = acts.map(({ before, after }) => [before, after] as { state?: string }[]);
    expect(states.map((each) => each.map((it) => it?.state ?? null))).toEqual([
      [null, 'draft'],
      ['draft', 'draft'],
      ['draft', 'in-review'],
      ['in-review', 'in-review'],
      ['in-review', 'approved'],
      ['approved', 'running'],
    ]);
    expect(acts[1]).toMatchObject({
      before: { version: 1, content: { slogan: 'hello' } },
      after: { version: 2, content },
    });
    expect(acts[3]).toMatchObject({ before: { given: 0 }, after: { given: 1, required: 2 } });
  });
});
