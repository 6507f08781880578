let text = '';
let until = 0;

/** The line of the `Date` header, made once a second. */
export function dateHeader(): string {
  const now = Date.now();
  if (now >= until || now < until - 1_000) {
    until = now - (now % 1_000) + 1_000;
    text = `Date: ${new Date(now).toUTCString()}\r\n`;
  }
  return text;
}
