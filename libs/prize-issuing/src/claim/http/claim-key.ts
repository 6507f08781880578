/** What an Idempotency-Key of a claim may be: 1 to 128 visible characters. */
export const CLAIM_KEY = /^[\x21-\x7e]{1,128}$/;
