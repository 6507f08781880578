import type { ClaimedGrant } from '../domain/claim.js';

/** What the grants of one offer in one batch have in common, in UTF-8: it is rendered once for all of them. */
interface Common {
  readonly name: ClaimedGrant['name'];
  readonly expiresAt: string;
  readonly json: Buffer;
}

const commons = new WeakMap<ClaimedGrant['terms'], Common>();
const CLOSE = Buffer.from(']}');
const COMMA = 0x2c;

/** The JSON of a granted claim, byte for byte what `JSON.stringify({ claimKey, grants })` writes. */
export function grantedJson(claimKey: string, grants: readonly ClaimedGrant[]): Buffer {
  const heads = grants.map(
    ({ grantId, stockId }) => `{"grantId":"${grantId}","stockId":"${stockId}",`,
  );
  const start = `{"claimKey":${JSON.stringify(claimKey)},"grants":[`;
  const rests = grants.map(commonOf);
  let bytes = start.length + CLOSE.length + Math.max(0, grants.length - 1);
  for (const [at, head] of heads.entries()) bytes += head.length + (rests[at]?.length ?? 0);
  const json = Buffer.allocUnsafe(bytes);
  let end = json.write(start, 'latin1');
  for (const [at, head] of heads.entries()) {
    if (at > 0) json[end++] = COMMA;
    end += json.write(head, end, 'latin1');
    end += rests[at]?.copy(json, end) ?? 0;
  }
  CLOSE.copy(json, end);
  return json;
}

function commonOf({ name, kind, terms, expiresAt }: ClaimedGrant): Buffer {
  const known = commons.get(terms);
  if (known?.expiresAt === expiresAt && known.name === name) return known.json;
  const json = Buffer.from(JSON.stringify({ name, kind, terms, expiresAt }).slice(1));
  commons.set(terms, { name, expiresAt, json });
  return json;
}
