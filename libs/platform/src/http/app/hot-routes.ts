import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { Global, Injectable, Module, RequestMethod, type Type } from '@nestjs/common';

import type { Identity } from '../auth/identity.js';
import { POLICY, type Policy } from '../auth/policy.js';
import type { ProblemParts } from '../problems/problem.js';
import { limitsOf, type RouteLimits } from './route-limits.js';

/** A request whose bearer token is known and allowed, and which says that its body is JSON. */
export interface HotCall {
  readonly caller: Identity;
  /** The body as it came, for who can read it without parsing. */
  readonly text: string;
  /** The body parsed, not yet validated. To ask for one that is not JSON within the limits leaves the request to the controller. */
  readonly body: unknown;
  /** A header by its lower-case name; undefined where it is missing. */
  header(name: string): string | undefined;
}

/**
 * An answer as it goes out: JSON, or JSON in UTF-8 with each byte as one character, or a problem in the caller's
 * language.
 */
export type HotAnswer =
  | { readonly status: number; readonly json: string }
  | { readonly status: number; readonly utf8: string }
  | { readonly problem: ProblemParts };

/**
 * Answers the common case of a route without guards, pipes and object mapping; null leaves the request to
 * the controller, which so stays the one place that tells callers what is wrong. What it throws, or rejects
 * with, is answered as anything thrown by a controller is.
 */
export type HotHandler = (call: HotCall) => Promise<HotAnswer> | null;

/** A route that has a short way. */
export interface HotRoute {
  readonly method: string;
  readonly url: string;
  readonly allowed: Exclude<Policy, 'public'>;
  readonly limits: RouteLimits;
  readonly handler: HotHandler;
}

/** The short ways of this app's hot routes, each beside the controller's method that declares the route. */
@Injectable()
export class HotRoutes {
  private readonly routes = new Map<string, HotRoute>();

  /** Puts `handler` in front of a method of a controller; for the constructors of providers. */
  serve<C extends object>(
    controller: Type<C>,
    method: keyof C & string,
    handler: HotHandler,
  ): void {
    const action = controller.prototype[method] as object;
    const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, action) as number] ?? 'ALL';
    const allowed = (Reflect.getMetadata(POLICY, action) ??
      Reflect.getMetadata(POLICY, controller)) as Policy | undefined;
    const paths = [controller, action].map((place) => pathOf(place));
    const url = `/${paths.filter((path) => path !== '').join('/')}`;
    if (allowed === undefined || allowed === 'public') {
      throw new Error(`${verb} ${url} declares no policy for callers`);
    }
    if (url.includes(':')) throw new Error(`${verb} ${url} has parameters`);
    this.routes.set(url, { method: verb, url, allowed, limits: limitsOf(action), handler });
  }

  /** The route of exactly this URL, without a query. */
  find(method: string | undefined, url: string): HotRoute | undefined {
    const route = this.routes.get(url);
    return route?.method === method ? route : undefined;
  }
}

/** `HotRoutes` for every provider of the app. */
@Global()
@Module({ providers: [HotRoutes], exports: [HotRoutes] })
export class HotRoutesModule {}

function pathOf(place: object): string {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | readonly string[] | undefined;
  const first = typeof path === 'string' ? path : path?.[0];
  return (first ?? '').replace(/^\/+|\/+$/g, '');
}
