import { v7 } from 'uuid';

/** A time-ordered unique id (UUID version 7, RFC 9562), lower-case text. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the text form of a UUID of any version, lower case. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
