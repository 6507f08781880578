import { z } from 'zod';

export const ROLES = ['user', 'visitor', 'operator', 'merchant', 'service'] as const;
export const LONGEST_TTL_SECONDS = 12 * 60 * 60;
const MOST_PERSON_KEYS = 4;
const MOST_SCOPES = 16;

const subject = z.string().regex(/^[^\p{C}\p{Z}]{1,64}$/u, '1 to 64 characters without blanks');
const visitorSubject = z
  .string()
  .regex(/^v-[^\p{C}\p{Z}]{1,62}$/u, 'v- and the device, at most 64 characters');
const scope = z.string().regex(/^[a-z][a-z:-]{0,31}$/, 'a lower-case word such as orders');
const personKey = z
  .string()
  .regex(/^[A-Za-z0-9_+/=-]{16,128}$/, 'an HMAC in hex or base64, 16 to 128 characters');

/** What a token of the demo issuer may say. */
export const tokenRequest = z
  .strictObject({
    role: z.enum(ROLES),
    sub: subject,
    scopes: z.array(scope).min(1).max(MOST_SCOPES).optional(),
    merchant: subject.optional(),
    pk: z.array(personKey).max(MOST_PERSON_KEYS).optional(),
    prior_sub: visitorSubject.optional(),
    ttlSeconds: z.int().min(1).max(LONGEST_TTL_SECONDS).default(LONGEST_TTL_SECONDS),
  })
  .check(({ value, issues }) => {
    for (const [field, message] of rolesDisagree(value)) {
      issues.push({ code: 'custom', message, path: [field], input: value });
    }
  });

/** Whose token is asked for: role, subject, scopes and the rest of the claims. */
export type TokenRequest = z.input<typeof tokenRequest>;
type Checked = z.output<typeof tokenRequest>;

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export type TokenRequestOutcome =
  | { readonly ok: true; readonly request: Checked }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Checks all fields and names every one at fault. */
export function checkTokenRequest(input: unknown): TokenRequestOutcome {
  const outcome = tokenRequest.safeParse(input);
  if (outcome.success) return { ok: true, request: outcome.data };
  const faults = outcome.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((field) => ({ field, message: 'is not a field of a token request' }))
      : [{ field: issue.path.join('.') || 'body', message: issue.message }],
  );
  return { ok: false, faults };
}

/** The fields of a query string: lists may be repeated or separated by commas. */
export function fromQuery(query: URLSearchParams): Record<string, unknown> {
  const lists = ['scopes', 'pk'];
  const entries = [...new Set(query.keys())].map((name): [string, unknown] => {
    const values = query.getAll(name);
    if (lists.includes(name)) return [name, values.flatMap((value) => value.split(','))];
    return [name, name === 'ttlSeconds' ? Number(values.at(-1)) : values.at(-1)];
  });
  return Object.fromEntries(entries);
}

function rolesDisagree({
  role,
  sub,
  scopes,
  merchant,
  pk,
  prior_sub,
}: Checked): [string, string][] {
  const rules: [boolean, string, string][] = [
    [role === 'visitor' && !sub.startsWith('v-'), 'sub', 'a visitor is v- and the device'],
    [role !== 'visitor' && sub.startsWith('v-'), 'sub', 'v- is kept for visitors'],
    [role !== 'service' && scopes !== undefined, 'scopes', 'only a service has scopes'],
    [role === 'service' && scopes === undefined, 'scopes', 'a service needs at least one scope'],
    [role !== 'merchant' && merchant !== undefined, 'merchant', 'only a merchant has one'],
    [role === 'merchant' && merchant === undefined, 'merchant', 'whom the merchant acts for'],
    [role !== 'user' && pk !== undefined, 'pk', 'only a user has person keys'],
    [role !== 'user' && prior_sub !== undefined, 'prior_sub', 'only a user was a visitor before'],
  ];
  return rules.filter(([broken]) => broken).map(([, field, message]) => [field, message]);
}
