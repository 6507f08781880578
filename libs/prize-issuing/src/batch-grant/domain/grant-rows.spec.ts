import { describe, expect, it } from '@jest/globals';
import { readGrantRows } from './grant-rows.js';

const usersOf = (body: string): readonly string[] => readGrantRows(body).users;

describe('an upload of rows', () => {
  it('is lines of JSON, of names, or a CSV file with or without a header', () => {
    expect(usersOf('{"userId":"ann"}\n"bob"\ncat\n\n')).toEqual(['ann', 'bob', 'cat']);
    expect(usersOf('\uFEFFuser_id,city\r\nann,Chengdu\r\n"bob",x\r\n')).toEqual(['ann', 'bob']);
    expect(usersOf(`city,user_id\n"Chengdu, Sichuan",ann\nx,'=SUM(A1)`)).toEqual([
      'ann',
      '=SUM(A1)',
    ]);
    expect(usersOf('ann,whatever')).toEqual(['ann']);
    expect(readGrantRows('')).toEqual({ users: [], persons: null, faults: [] });
  });

  it('names natural persons in a column of its own, or a field', () => {
    const csv = 'user_id,person_keys\nann,k1;k2\nbob,\ncat,k3 k4|k5\n';
    expect(readGrantRows(csv)).toEqual({
      users: ['ann', 'bob', 'cat'],
      persons: ['k1 k2', '', 'k3 k4 k5'],
      faults: [],
    });
    const json = '{"userId":"ann","personKeys":["k1","k2"]}\n{"userId":"bob"}';
    expect(readGrantRows(json)).toMatchObject({ persons: ['k1 k2', ''], faults: [] });
    expect(readGrantRows('ann,k1').persons).toBeNull();
  });

  it('says line and field of each row that cannot be read, a hundred at most', () => {
    const body = [
      ...['user_id,person_keys', 'ann,k1', 'two words,k2', '', 'bob,k1 k2 k3 k4 k5'],
      ...[
        '{"userId":7}',
        '{"userId":"cat","personKeys":"k"}',
        '{not json',
        `dan,${'k'.repeat(129)}`,
      ],
    ];
    expect(readGrantRows(body.join('\n')).faults).toEqual([
      { line: 3, field: 'userId' },
      { line: 5, field: 'personKeys' },
      { line: 6, field: 'userId' },
      { line: 7, field: 'personKeys' },
      { line: 8, field: 'json' },
      { line: 9, field: 'personKeys' },
    ]);
    expect(readGrantRows('two words\n'.repeat(300)).faults).toHaveLength(100);
  });
});
