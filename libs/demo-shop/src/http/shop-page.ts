import { UNBUILT_PAGE } from './unbuilt-page.js';

/** The shop's page, built into `folder`, and what of this origin is none of it. */
export function shopPage(folder: string) {
  const except = ['/api/', '/shop/', '/v1/', '/docs', '/livez', '/readyz', '/metrics'];
  return { folder, except, unbuilt: UNBUILT_PAGE };
}
