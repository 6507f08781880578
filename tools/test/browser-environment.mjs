import { TestEnvironment as JsdomEnvironment } from 'jest-environment-jsdom';

/** What a browser has, jsdom has not, and Node has; an `AbortSignal` has to be of the same make as `fetch`. */
const OF_NODE = {
  fetch,
  Request,
  Response,
  Headers,
  AbortController,
  AbortSignal,
  TextEncoder,
  TextDecoder,
};

/** A page in jsdom that reaches real HTTP servers: `@jest-environment ../../tools/test/browser-environment.mjs`. */
export default class BrowserEnvironment extends JsdomEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, OF_NODE);
  }
}
