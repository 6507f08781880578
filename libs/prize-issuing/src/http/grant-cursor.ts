import { positionOf, Problem } from '@boon/platform/http';
import { isId } from '@boon/shared-kernel';

/** The id of the grant after which a page begins. */
export function grantIdOf(cursor: string | undefined): string | undefined {
  const position = positionOf(cursor, 1)?.[0];
  if (position !== undefined && !isId(position)) throw Problem.edge('request.cursor-invalid');
  return position;
}
