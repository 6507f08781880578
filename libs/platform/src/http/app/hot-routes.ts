import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { Global, Injectable, Module, RequestMethod, type Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

import { Authenticator } from '../auth/authenticator.js';
import type { Identity } from '../auth/identity.js';
import { isAllowed, POLICY, type Policy } from '../auth/policy.js';
import { ProblemFilter } from '../problems/problem.filter.js';

/** A request whose bearer token is known and allowed, and whose body is JSON within the limits. */
export interface HotCall {
  readonly caller: Identity;
  /** Parsed, not yet validated. */
  readonly body: unknown;
  /** A header by its lower-case name; undefined where it is missing. */
  header(name: string): string | undefined;
}

/** An answer as it goes out: the text is JSON. */
export interface HotAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Answers the common case of a route without guards, pipes and object mapping; null leaves the request to
 * the controller, which so stays the one place that tells callers what is wrong. What it throws, or rejects
 * with, is answered as anything thrown by a controller is.
 */
export type HotHandler = (call: HotCall) => Promise<HotAnswer> | null;

interface HotRoute {
  readonly allowed: Policy;
  readonly handler: HotHandler;
}

type RouteHandler = RouteOptions['handler'];

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
    if (allowed === undefined) throw new Error(`${verb} ${url} declares no policy`);
    this.routes.set(`${verb} ${url}`, { allowed, handler });
  }

  find(route: Pick<RouteOptions, 'method' | 'url'>): HotRoute | undefined {
    return typeof route.method === 'string'
      ? this.routes.get(`${route.method} ${route.url}`)
      : undefined;
  }
}

/** `HotRoutes` for every provider of the app. */
@Global()
@Module({ providers: [HotRoutes], exports: [HotRoutes] })
export class HotRoutesModule {}

/** Makes the routes that Nest registers later try their short way first. */
export function useHotRoutes(
  instance: FastifyInstance,
  routes: HotRoutes,
  authenticator: Authenticator,
): void {
  const problems = new ProblemFilter();
  instance.addHook('onRoute', (route) => {
    const hot = routes.find(route);
    if (hot === undefined) return;
    route.handler = shortened(hot, route.handler, authenticator, problems);
  });
}

function shortened(
  { allowed, handler }: HotRoute,
  ordinary: RouteHandler,
  authenticator: Authenticator,
  problems: ProblemFilter,
): RouteHandler {
  return function (request, reply) {
    const { headers, body } = request;
    const caller = authenticator.cached(headers.authorization);
    const isPlain = caller !== undefined && headers['traceparent'] === undefined;
    if (!isPlain || allowed === 'public' || !isAllowed(caller, allowed)) {
      return ordinary.call(this, request, reply);
    }
    const header = (name: string): string | undefined => textOf(headers[name]);
    const answer = handler({ caller, body, header });
    if (answer === null) return ordinary.call(this, request, reply);
    answer.then(
      ({ status, text }) => send(reply, status, text),
      (thrown: unknown) => problems.answer(thrown, request, reply),
    );
    return undefined;
  };
}

function send(reply: FastifyReply, status: number, text: string): void {
  void reply.code(status).header('content-type', 'application/json; charset=utf-8').send(text);
}

function textOf(value: FastifyRequest['headers'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function pathOf(place: object): string {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | readonly string[] | undefined;
  const first = typeof path === 'string' ? path : path?.[0];
  return (first ?? '').replace(/^\/+|\/+$/g, '');
}
