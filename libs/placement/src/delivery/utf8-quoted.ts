import { utf8Of } from '@boon/shared-kernel';

const PLAIN = /^[\w.:/ -]*$/;

/** A string as JSON, in UTF-8. */
export function utf8Quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : utf8Of(JSON.stringify(text));
}
