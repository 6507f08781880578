import { describe, expect, it } from '@jest/globals';
import { BodyLines } from '@boon/platform/http';
import { ROWS_OF_PIECE } from '../domain/grant-jobs.js';
import { readUpload } from './read-upload.js';

async function read(body: string) {
  const { part, faults } = await readUpload(new BodyLines(Buffer.from(body)));
  const [users, persons]: [string[], string[]] = [[], []];
  let hasPersons = false;
  for await (const piece of part.pieces) {
    users.push(...piece.users);
    persons.push(...(piece.persons ?? []));
    hasPersons ||= piece.persons !== null;
  }
  expect(part.count).toBe(users.length);
  return { users, persons: hasPersons ? persons : null, faults };
}

const usersOf = async (body: string): Promise<readonly string[]> => (await read(body)).users;

describe('an upload of rows', () => {
  it('is lines of JSON, of names, or a CSV file with or without a header', async () => {
    expect(await usersOf('{"userId":"ann"}\n"bob"\ncat\n\n')).toEqual(['ann', 'bob', 'cat']);
    expect(await usersOf('\uFEFFuser_id,city\r\nann,Chengdu\r\n"bob",x\r\n')).toEqual([
      'ann',
      'bob',
    ]);
    expect(await usersOf(`city,user_id\n"Chengdu, Sichuan",ann\nx,'=SUM(A1)`)).toEqual([
      'ann',
      '=SUM(A1)',
    ]);
    expect(await usersOf('ann,whatever')).toEqual(['ann']);
    expect(await read('')).toEqual({ users: [], persons: null, faults: [] });
  });

  it('names natural persons in a column of its own, or a field', async () => {
    const csv = 'user_id,person_keys\nann,k1;k2\nbob,\ncat,k3 k4|k5\n';
    expect(await read(csv)).toEqual({
      users: ['ann', 'bob', 'cat'],
      persons: ['k1 k2', '', 'k3 k4 k5'],
      faults: [],
    });
    const json = '{"userId":"ann","personKeys":["k1","k2"]}\n{"userId":"bob"}';
    expect(await read(json)).toMatchObject({ persons: ['k1 k2', ''], faults: [] });
    expect((await read('ann,k1')).persons).toBeNull();
  });

  it('says line and field of each row that cannot be read, a hundred at most', async () => {
    const body = [
      ...['user_id,person_keys', 'ann,k1', 'two words,k2', '', 'bob,k1 k2 k3 k4 k5'],
      ...[
        '{"userId":7}',
        '{"userId":"cat","personKeys":"k"}',
        '{not json',
        `dan,${'k'.repeat(129)}`,
      ],
    ];
    expect((await read(body.join('\n'))).faults).toEqual([
      { line: 3, field: 'userId' },
      { line: 5, field: 'personKeys' },
      { line: 6, field: 'userId' },
      { line: 7, field: 'personKeys' },
      { line: 8, field: 'json' },
      { line: 9, field: 'personKeys' },
    ]);
    expect((await read('two words\n'.repeat(300))).faults).toHaveLength(100);
  });

  it('is read in pieces, and a line that is too long is a fault of its own', async () => {
    const names = Array.from({ length: ROWS_OF_PIECE + 2 }, (_, n) => `u-${n}`);
    const body = new BodyLines(Buffer.from(names.join('\n')));
    const sizes: number[] = [];
    for await (const { users } of (await readUpload(body)).part.pieces) sizes.push(users.length);
    expect(sizes).toEqual([ROWS_OF_PIECE, 2]);
    expect((await read(`ann\n${'x'.repeat(17_000)}`)).faults).toEqual([{ line: 2, field: 'line' }]);
  });
});
