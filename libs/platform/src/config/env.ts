import { z } from 'zod';

import type { SigningKey } from '../signing/signed-token.js';

const LARGEST_PORT = 65_535;
const SHORTEST_KEY_BYTES = 32;
const KID = /^[\w-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A TCP port, 0 for any free one. */
function port() {
  return wholeNumber(0, LARGEST_PORT).describe(`a port, 0 to ${LARGEST_PORT}`);
}

/** A URL of one of the schemes: `url('postgres', 'postgresql')`. */
function url(...schemes: readonly string[]) {
  const expected = `a URL: ${schemes.map((scheme) => `${scheme}://...`).join(' or ')}`;
  return z
    .string()
    .refine((text) => hasScheme(text, schemes), 'is no such URL')
    .describe(expected);
}

/** A whole number within bounds, both inclusive. */
function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine((text) => /^\d{1,15}$/.test(text), 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, 'is out of bounds')
    .describe(`a whole number, ${min} to ${max}`);
}

/** A share from 0 to 1 as a decimal: `0.01`. */
function share() {
  return z
    .string()
    .refine((text) => /^(0(\.\d{1,9})?|1(\.0{1,9})?)$/.test(text), 'is no share')
    .transform(Number)
    .describe('a share, 0 to 1: 0.01');
}

/** `true` or `false`, nothing else. */
function flag() {
  return z
    .enum(['true', 'false'], 'is neither')
    .transform((text) => text === 'true')
    .describe('true or false');
}

/** Texts between commas, blanks trimmed; at least one. */
function commaList(what = 'texts') {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => part !== ''), 'has an empty place')
    .describe(`${what}, separated by commas`);
}

/** `kid:base64,...`: named keys of 32 bytes or more, for a `TokenSigner`: the first one signs. */
function secretKeys() {
  return z
    .string()
    .transform((text, context): readonly SigningKey[] => {
      const keys = text.split(',').map((part) => secretKeyOf(part.trim()));
      const known = keys.filter((key) => key !== undefined);
      const distinct = new Set(known.map(({ kid }) => kid)).size === keys.length;
      if (known.length === keys.length && distinct) return known;
      context.addIssue('has a malformed, short or repeated key');
      return z.NEVER;
    })
    .describe(`kid:base64,... with keys of ${SHORTEST_KEY_BYTES} bytes or more, distinct kids`);
}

/** Pieces of an app's configuration schema; each describes itself in the table of `ConfigError`. */
export const env = { port, url, wholeNumber, share, flag, commaList, secretKeys } as const;

function secretKeyOf(text: string): SigningKey | undefined {
  const colon = text.indexOf(':');
  const kid = text.slice(0, colon);
  const encoded = text.slice(colon + 1);
  if (colon === -1 || !KID.test(kid) || !BASE64.test(encoded)) return undefined;
  const longEnough = Buffer.from(encoded, 'base64').length >= SHORTEST_KEY_BYTES;
  return longEnough ? { kid, secret: encoded } : undefined;
}

function hasScheme(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1));
}
