const ASCII = /^[\0-\x7f]*$/;

/**
 * Text in UTF-8, each byte as one character: what is put together of such pieces goes out by copying bytes,
 * where a text with a single Chinese character in it is encoded as a whole, again for each answer.
 */
export function utf8Of(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text).toString('latin1');
}
