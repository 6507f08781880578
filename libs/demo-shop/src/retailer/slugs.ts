/** Lower-case ASCII words joined by hyphens, such as `frzn-ice`; `''` when nothing is left. */
export function slugOf(text: string, longest = 64): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}

/** `FRZN ICE` as people write it: `Frzn ice`. */
export function sentenceCase(text: string): string {
  const lower = text.trim().toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
