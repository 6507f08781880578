const ASCII = /^[\0-\x7f]*$/;
const PLAIN = /^[\w.:/ -]*$/;

/**
 * Text in UTF-8, each byte as one character: what is put together of such pieces goes out by copying bytes,
 * where a text with a single Chinese character in it is encoded as a whole, again for each answer.
 */
export function utf8Of(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text).toString('latin1');
}

/** A string as JSON, in UTF-8. */
export function utf8Quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : utf8Of(JSON.stringify(text));
}
