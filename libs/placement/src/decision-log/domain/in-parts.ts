/** A list in parts of at most so many, in order; an empty list is one empty part. */
export function inParts<T>(all: readonly T[], most: number): (readonly T[])[] {
  const parts: (readonly T[])[] = [all.slice(0, most)];
  for (let at = most; at < all.length; at += most) parts.push(all.slice(at, at + most));
  return parts;
}
