// Written by `npm run client:types` from docs/openapi/placement-api.json: never by hand.

export interface paths {
  '/v1/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decides for 1 to 30 slots of a page at once */
    post: operations['DecisionsController_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/{id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Explains a decision that was made with trace, for 24 hours */
    get: operations['ExplainController_explain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exposures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirms that winners were shown; repeats count once */
    post: operations['ExposuresController_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/catalogue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows what this node knows: nodes with equal checksums know the same */
    get: operations['CatalogueController_status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Finds products by words and category, in order of SKU */
    get: operations['ProductsController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/products/{sku}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one product */
    get: operations['ProductsController_show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AskedSlotBody: {
      /** @example pdp.any */
      slot: string;
      /** @description The product that the page shows. */
      sku?: string;
      /** @description Each gets a winner. */
      skus?: string[];
    };
    DecisionBody: {
      slots: components['schemas']['AskedSlotBody'][];
      /** @description Lists why every other candidate is not shown. */
      trace?: boolean;
      /** @description The shop’s signed click on an ad, for `pdp.external-ad`. */
      adClick?: string;
    };
    LotteryHookView: {
      /** @enum {string} */
      kind: 'lottery';
      /** Format: uuid */
      lotteryId: string;
    };
    BilingualBody: {
      /** @example 满300减50 */
      zh: string;
      /** @example 50 off 300 */
      en: string;
    };
    PackItemView: {
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualBody'];
      kind: string;
      terms: {
        [key: string]: unknown;
      };
    };
    PackHookView: {
      /** @enum {string} */
      kind: 'one-click-claim';
      /**
       * @description All of it or nothing; what can be had.
       * @enum {string}
       */
      pack: 'all' | 'available';
      /** @description What the one claim of the winner brings. */
      items: components['schemas']['PackItemView'][];
    };
    PriceAfterBenefitView: {
      /** @description Fen. */
      unitPrice: string;
      /** @description Fen. */
      discount: string;
      /** @description Fen. */
      payable: string;
    };
    RecommendedProductView: {
      sku: string;
      priceAfterBenefit: components['schemas']['PriceAfterBenefitView'] | null;
    };
    RecommendationHookView: {
      /** @enum {string} */
      kind: 'recommendation';
      /** @description At most twelve. */
      products: components['schemas']['RecommendedProductView'][];
    };
    CountedTaskBody: {
      /** @enum {string} */
      do: 'view-products' | 'add-to-cart';
      count: number;
    };
    OrderTaskBody: {
      /** @enum {string} */
      do: 'order-over';
      /**
       * @description Decimal string of fen, from 1.
       * @example 1250
       */
      amount: string;
    };
    TaskProgressView: {
      /** @description Products or orders. */
      done: number;
      of: number;
      /** @description Only then the winner carries a claim. */
      isDone: boolean;
    };
    TaskHookView: {
      /** @enum {string} */
      kind: 'task';
      task: components['schemas']['CountedTaskBody'] | components['schemas']['OrderTaskBody'];
      /** @description Null: what the shopper did could not be learnt in time. */
      progress: components['schemas']['TaskProgressView'] | null;
    };
    WaivesView: {
      months: number[];
      /** @description Fen. */
      atMost: string;
    };
    ClaimView: {
      /** @enum {string} */
      state: 'claimable' | 'on-its-way' | 'after-login';
      /** @description For POST /v1/claims, and for POST /v1/exposures once it was really shown. */
      token: string | null;
      /** @description The Idempotency-Key of the claim. */
      claimKey: string;
    };
    WinnerView: {
      /** Format: uuid */
      stockId: string;
      /** Format: uuid */
      schemeId: string;
      /** Format: uuid */
      planId: string;
      name: components['schemas']['BilingualBody'];
      kind: string;
      terms: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      mode: 'display' | 'auto-claim' | 'one-click' | 'lottery' | 'task';
      sku: string | null;
      /** @description Products that it names, where none is shown. */
      skus: string[];
      hook:
        | (
            | components['schemas']['LotteryHookView']
            | components['schemas']['PackHookView']
            | components['schemas']['RecommendationHookView']
            | components['schemas']['TaskHookView']
          )
        | null;
      /** @description Interest that it waives. */
      waives: components['schemas']['WaivesView'] | null;
      priceAfterBenefit: components['schemas']['PriceAfterBenefitView'] | null;
      /** @description Null where there is nothing to claim, or a task is to be done first. */
      claim: components['schemas']['ClaimView'] | null;
      /** @description For POST /v1/exposures once it was really shown; null: `claim.token` is to be sent. */
      exposureToken: string | null;
    };
    OfferView: {
      /** Format: uuid */
      stockId: string;
      /** Format: uuid */
      schemeId: string;
      /** Format: uuid */
      planId: string;
      name: components['schemas']['BilingualBody'];
      kind: string;
      terms: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      mode: 'display' | 'auto-claim' | 'one-click' | 'lottery' | 'task';
      sku: string | null;
      /** @description Products that it names, where none is shown. */
      skus: string[];
      hook:
        | (
            | components['schemas']['LotteryHookView']
            | components['schemas']['PackHookView']
            | components['schemas']['RecommendationHookView']
            | components['schemas']['TaskHookView']
          )
        | null;
      /** @description Interest that it waives. */
      waives: components['schemas']['WaivesView'] | null;
      priceAfterBenefit: components['schemas']['PriceAfterBenefitView'] | null;
    };
    ReasonView: {
      /** Format: uuid */
      stockId: string;
      /** Format: uuid */
      schemeId: string;
      /** Format: uuid */
      planId: string;
      sku: string | null;
      /** @enum {string} */
      stage: 'recall' | 'target' | 'match' | 'cap' | 'merge' | 'trim';
      reason: string;
      text: components['schemas']['BilingualBody'] | null;
    };
    SlotView: {
      slot: string;
      /** @description `pdp.any` where a visit could not prove that it came from an ad. */
      answeredAs: string;
      winners: components['schemas']['WinnerView'][];
      runnersUp: components['schemas']['OfferView'][];
      /** @description Shown when nobody won. */
      fallback: components['schemas']['BilingualBody'] | null;
      /** @description With `trace` only. */
      reasons?: components['schemas']['ReasonView'][];
    };
    DecisionView: {
      /** Format: uuid */
      decisionId: string;
      /** Format: date-time */
      decidedAt: string;
      catalogueVersion: string;
      /** @description The version of the weights that scored it. */
      valuation: string;
      /** @description What could not be asked in time. */
      degraded: string[];
      slots: components['schemas']['SlotView'][];
    };
    FieldFaultDocument: {
      /** @example items[2].quantity */
      path: string;
      /** @example is-int */
      code: string;
      /** @example must be an integer */
      message: string;
    };
    ProblemDocument: {
      /** @example urn:boon:problem:request.invalid */
      type: string;
      /** @example Bad request */
      title: string;
      /** @example 400 */
      status: number;
      /** @description For people, in the language asked for. */
      detail: string;
      /**
       * @description Stable and dotted: for programs.
       * @example request.invalid
       */
      code: string;
      /** @description The path of the request. */
      instance: string;
      requestId: string;
      /** @description Every field at fault. */
      fields?: components['schemas']['FieldFaultDocument'][];
      details?: {
        [key: string]: unknown;
      };
    };
    AmplificationView: {
      sources: number;
      candidates: number;
      storeReads: number;
      bytes: number;
    };
    ExplainedStageView: {
      /** @enum {string} */
      stage: 'recall' | 'target' | 'match' | 'cap' | 'merge' | 'trim';
      in: number;
      out: number;
    };
    ExplainedCandidateView: {
      /** Format: uuid */
      stockId: string;
      /** Format: uuid */
      schemeId: string;
      /** Format: uuid */
      planId: string;
      name: components['schemas']['BilingualBody'];
      kind: string;
      sku: string | null;
      /**
       * @description How far it came: a winner, a runner-up, or the stage that dropped it.
       * @enum {string}
       */
      fate: 'winner' | 'runner-up' | 'recall' | 'target' | 'match' | 'cap' | 'merge' | 'trim';
      reason: string | null;
      /** @description Why it won, or why not. */
      text: components['schemas']['BilingualBody'];
      /** @description The least that would have to be different for its audience to hold. */
      wouldQualify: components['schemas']['BilingualBody'] | null;
      /**
       * @description Why the terms of a strategy came out like this; null for shoppers.
       * @example step 0: profile.spend30d >= 50000
       */
      termsReason: string | null;
      /** @description In fen; 0 for shoppers. */
      score: number;
      /** @description Fen, with the benefit. */
      payable: string | null;
    };
    ExplainedSlotView: {
      slot: string;
      stages: components['schemas']['ExplainedStageView'][];
      /** @description The closest losers first. */
      nearest: components['schemas']['ExplainedCandidateView'][];
      /** @description How many candidates were left after each stage. */
      survivors: {
        [key: string]: number;
      };
      candidates: components['schemas']['ExplainedCandidateView'][];
      /** @description How many more offers of the slot were never proposed and are not listed. */
      untold: number;
    };
    ExplainedDecisionView: {
      /** Format: uuid */
      decisionId: string;
      userId: string;
      /** Format: date-time */
      decidedAt: string;
      catalogueVersion: string;
      valuation: string;
      degraded: string[];
      /** @description What the request caused. */
      amplification: components['schemas']['AmplificationView'];
      slots: components['schemas']['ExplainedSlotView'][];
    };
    ExposuresBody: {
      /** @description Of the winners shown: `exposureToken`, or `claim.token` where that is null. */
      tokens: string[];
    };
    ExposureReceiptView: {
      accepted: number;
      /** @description Not ours, too old, or another user’s. */
      ignored: number;
    };
    CatalogueStatusView: {
      /** @description Of this node: counts the changes that it has compiled. */
      version: string;
      /** @description Equal on nodes that know the same objects in the same versions. */
      checksum: string;
      /** @description Ways in which something may be shown. */
      offers: number;
      slots: number;
      /** Format: date-time */
      refreshedAt: string | null;
      /** @description True while the database cannot be reached: decisions go on. */
      isStale: boolean;
    };
    ProductNameView: {
      zh: string;
      en: string;
    };
    ProductView: {
      /** @example mask-01 */
      sku: string;
      /** @example mask */
      spu: string;
      name: components['schemas']['ProductNameView'];
      /** @example beauty/skincare/masks */
      categoryPath: string;
      brand: string;
      merchantId: string;
      /**
       * @description Price of one unit, decimal string of fen.
       * @example 12900
       */
      priceFen: string;
      /** @description The price was worked out, not told by the shop. */
      estimated: boolean;
    };
    ProductViewPage: {
      items: components['schemas']['ProductView'][];
      nextCursor: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  DecisionsController_decide: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionView'];
        };
      };
      /** @description slot.unknown, decision.too-many */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description No token, or a bad one */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Open to: user; visitor */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description decision.trace-limit */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description A problem (RFC 9457), with a stable dotted code */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDocument'];
        };
      };
    };
  };
  ExplainController_explain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedDecisionView'];
        };
      };
      /** @description No token, or a bad one */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Open to: user; visitor; operator */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description decision.not-kept */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description A problem (RFC 9457), with a stable dotted code */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDocument'];
        };
      };
    };
  };
  ExposuresController_confirm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExposuresBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExposureReceiptView'];
        };
      };
      /** @description No token, or a bad one */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Open to: user; visitor */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description A problem (RFC 9457), with a stable dotted code */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDocument'];
        };
      };
    };
  };
  CatalogueController_status: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogueStatusView'];
        };
      };
      /** @description No token, or a bad one */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Open to: operator */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description A problem (RFC 9457), with a stable dotted code */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDocument'];
        };
      };
    };
  };
  ProductsController_find: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        /** @description Words in the name, brand or SKU; all must be there. */
        query?: string;
        /** @description A category and all below it. */
        category?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductViewPage'];
        };
      };
      /** @description No token, or a bad one */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Open to: user; visitor; operator; service */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description A problem (RFC 9457), with a stable dotted code */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDocument'];
        };
      };
    };
  };
  ProductsController_show: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductView'];
        };
      };
      /** @description No token, or a bad one */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Open to: user; visitor; operator; service */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description No such product */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457), with a stable dotted code */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDocument'];
        };
      };
    };
  };
}
