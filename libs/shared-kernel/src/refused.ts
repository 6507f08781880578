/**
 * A business rule said no. Refusals are values, never exceptions.
 * `code` is stable and dotted (`quota.exhausted`); `details` are plain JSON values for texts and clients.
 */
export interface Refused<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** Makes a refusal of the given code. */
export function refused<const Code extends string>(
  code: Code,
  details: Refused['details'] = {},
): Refused<Code> {
  return { ok: false, code, details };
}

/** True when an outcome is a refusal. */
export function isRefused<Outcome extends { readonly ok: boolean }>(
  outcome: Outcome,
): outcome is Extract<Outcome, Refused> {
  return !outcome.ok;
}

/** What a lib says of one of its refusal codes: its HTTP status and its text in both languages. */
export interface RefusalText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503;
  readonly zh: string;
  readonly en: string;
}

/** A total table of a lib's codes: a code without status or text does not compile. */
export type RefusalTable<Code extends string> = Readonly<Record<Code, RefusalText>>;
