import type { Problem } from '@boon/platform/http';
import type { RowFault } from '../domain/grant-rows.js';

/** One field at fault, as a problem names it. */
type FieldFault = NonNullable<Problem['extras']['fields']>[number];

const TEXTS: Readonly<Record<RowFault['field'], FieldFault['message']>> = {
  userId: {
    zh: '须为 1 至 64 个字符，不含空白',
    en: 'must be 1 to 64 characters without blanks',
  },
  personKeys: {
    zh: '最多 4 个，每个 1 至 128 个字符，不含空白和分隔符',
    en: 'must be at most 4 keys of 1 to 128 characters without blanks and separators',
  },
  json: { zh: '不是有效的 JSON', en: 'is not valid JSON' },
  line: { zh: '一行最多 16 KB', en: 'must be at most 16 KB long' },
};

const CODES: Readonly<Record<RowFault['field'], string>> = {
  ...{ userId: 'user-id', personKeys: 'person-keys', json: 'json', line: 'line-length' },
};

/** A fault of an upload as the answer names it: `lines[3].userId`. */
export function rowFault({ line, field }: RowFault): FieldFault {
  const path = field === 'json' || field === 'line' ? `lines[${line}]` : `lines[${line}].${field}`;
  return { path, code: CODES[field], message: TEXTS[field] };
}
