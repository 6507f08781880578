/** Places of one machine; written so that this file does not find itself. */
const MACHINE_PATH = new RegExp(
  [
    String.raw`(?<![\w.@~)}-])/(?:work|home|Users)/[\w.-]+`,
    String.raw`(?<![\w.])/tmp/(?!boon)[\w.-]+/`,
    String.raw`\bshared/(?:design|data)\b`,
    String.raw`\b[A-Z]:\\+Users\b`,
  ].join('|'),
);

/** Lines that name a place of somebody's machine: `path:line found`. */
export function machinePaths(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) =>
    text.includes('\0') || !MACHINE_PATH.test(text) ? [] : inLines(path, text),
  );
}

function inLines(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = MACHINE_PATH.exec(line);
    return found ? [`${path}:${index + 1} ${found[0]}`] : [];
  });
}
