// Written by `npm run client:types` from docs/openapi/issuing-api.json: never by hand.

export interface paths {
  '/v1/claims': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Claims what a token offers, once per token */
    post: operations['ClaimsController_claim'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/claims/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a granted claim again, the same bytes */
    get: operations['ClaimsController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/wallet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Grants of a user, newest first; a claim shows at once */
    get: operations['WalletController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quotes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The best price of an order with the user’s grants; nothing is held */
    post: operations['QuotesController_quote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/redemptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Locks the best set of grants for an order at the price that was told */
    post: operations['RedemptionsController_lock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/redemptions/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The order is paid: the grants are used */
    post: operations['RedemptionsController_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/redemptions/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The order is not paid: the grants go back to the wallet */
    post: operations['RedemptionsController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/redemptions/{id}/returns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lines come back: what goes to shopper and funders, by the stored split */
    post: operations['RedemptionsController_return'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/redemptions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A redemption as it stands */
    get: operations['RedemptionsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/wallet/applicable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Held grants with what they could do for a cart, or why not and what is missing */
    post: operations['ApplicableController_find'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/gifts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gifts that a user won, newest first */
    get: operations['UserGiftsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gifts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gifts of all users, newest first, such as those to be shipped */
    get: operations['GiftsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gifts/{grantId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One gift with its address */
    get: operations['GiftsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gifts/{grantId}/address': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Where the winner wants it sent to; may be changed until it is shipped */
    put: operations['GiftsController_giveAddress'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gifts/{grantId}/ship': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** It is on its way */
    post: operations['GiftsController_ship'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gifts/{grantId}/deliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** It has arrived: the grant is used */
    post: operations['GiftsController_deliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gifts/{grantId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** It will not be sent, or came back: the unit is the stock’s again */
    post: operations['GiftsController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-items/{grantId}/check-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Uses an item of an event, once */
    post: operations['EventItemsController_checkIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/{grantId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a held grant back for good, with all that counted it */
    post: operations['VoidController_void'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lotteries/{id}/chances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** One more chance, with the commitments that its draw is bound to */
    post: operations['DrawsController_buy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/draws': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Draws a chance; the chance’s id makes it happen once */
    post: operations['DrawsController_draw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lotteries/{id}/rounds/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A round: its prize table, odds and commitments */
    get: operations['RoundsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lotteries/{id}/rounds/{number}/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The seed and every draw of a revealed round, for the verifier */
    get: operations['RoundsController_proof'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives one user one benefit, once per key for good; every limit of the stock holds */
    post: operations['GrantsController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Opens a job: one benefit of a stock for each user of a list, or of a segment */
    post: operations['GrantJobsController_open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/jobs/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Appends users, 16 MB at most: lines of JSON, or a CSV file with the columns user_id and, if wanted, person_keys
     * @description All rows or none: a line that cannot be read is named and nothing is taken. The same bytes count once in a job.
     */
    post: operations['GrantJobsController_addRows'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/jobs/{id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts granting; a repeat changes nothing */
    post: operations['GrantJobsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/jobs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Leaves the rows that were not granted yet; what was granted stays */
    post: operations['GrantJobsController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A job and how far it is */
    get: operations['GrantJobsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/jobs/{id}/outcomes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of each row, as CSV: row, user_id, outcome, grant_id, text_zh, text_en */
    get: operations['GrantJobsController_outcomes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/code-claims': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Claims what a code stands for; five misses lock out for ten minutes */
    post: operations['CodeClaimsController_claim'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/code-batches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Opens codes for a stock; unique codes are made in the background */
    post: operations['CodeBatchesController_open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/code-batches/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A batch of codes and how many of them are made */
    get: operations['CodeBatchesController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/code-batches/{id}/codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The unique codes that are made so far, one per line */
    get: operations['CodeBatchesController_codes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/inbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the messages, newest first, in the language of Accept-Language */
    get: operations['InboxController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/inbox/{messageId}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks a message as read; again is the same */
    post: operations['InboxController_read'];
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
    ClaimBody: {
      /** @description The claim token of a decision. */
      token: string;
    };
    BilingualView: {
      /** @example 满300减50 */
      zh: string;
      /** @example 50 off 300 */
      en: string;
    };
    ClaimedGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualView'];
      /** @example full-reduction */
      kind: string;
      /** @description Terms of the kind. */
      terms: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      expiresAt: string;
    };
    ClaimView: {
      /** @description The Idempotency-Key under which it can be read again. */
      claimKey: string;
      grants: components['schemas']['ClaimedGrantView'][];
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
    WalletLotView: {
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      amount: string;
      /**
       * @description What remains, with what orders hold of it, in fen.
       * @example 5000
       */
      remaining: string;
      /**
       * @description What orders hold that are not paid yet, in fen.
       * @example 5000
       */
      locked: string;
    };
    WalletGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      /** @description The key of the claim that brought it. */
      claimKey: string;
      name: components['schemas']['BilingualView'];
      /** @enum {string} */
      kind:
        | 'full-reduction'
        | 'no-threshold'
        | 'category'
        | 'product'
        | 'interest-free'
        | 'voucher'
        | 'subsidy'
        | 'physical-gift'
        | 'event-item';
      /** @description Terms of the kind. */
      terms: {
        [key: string]: unknown;
      };
      /**
       * @description Why the terms of a strategy came out like this, null where they are the same for all; not for shoppers.
       * @example step 0: profile.spend30d >= 50000
       */
      termsReason?: string | null;
      /** @enum {string} */
      state: 'held' | 'locked' | 'used' | 'expired' | 'voided';
      /** Format: date-time */
      claimedAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** Format: date-time */
      usedAt: string | null;
      /** Format: uuid */
      redemptionId: string | null;
      /** @description Of a lot that orders draw in parts; null for what is used as a whole. */
      lot: components['schemas']['WalletLotView'] | null;
    };
    EndingBalanceView: {
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      amount: string;
      /** Format: date-time */
      expiresAt: string;
    };
    SubsidyBalanceView: {
      /**
       * @description What orders can still draw, in fen.
       * @example 5000
       */
      available: string;
      /**
       * @description What orders hold that are not paid yet, in fen.
       * @example 5000
       */
      locked: string;
      soonest: components['schemas']['EndingBalanceView'] | null;
    };
    WalletPage: {
      items: components['schemas']['WalletGrantView'][];
      nextCursor: string | null;
      subsidyBalance: components['schemas']['SubsidyBalanceView'];
    };
    QuoteLineBody: {
      /** @description The caller’s own, unique in the order. */
      lineId: string;
      sku: string;
      quantity: number;
      /** @description For services only, and required of them. */
      spu?: string;
      /**
       * @description For services only, and required of them.
       * @example food/tea/green
       */
      category?: string;
      /** @description For services only. */
      brand?: string;
      /** @description For services only. */
      merchant?: string;
      /**
       * @description For services only, and required of them.
       * @example 1250
       */
      unitPrice?: string;
    };
    InstalmentsBody: {
      months: number;
      /** @description Basis points of the principal a year. For services only, and required of them; a shopper gets the platform’s plan. */
      annualRate?: number;
      /**
       * @description For services only, and required of them; a shopper gets the platform’s plan.
       * @enum {string}
       */
      method?: 'flat' | 'declining';
    };
    QuoteBody: {
      /**
       * @description Whose grants may be used. For services only, and required of them.
       * @example u-1001
       */
      userId?: string;
      lines: components['schemas']['QuoteLineBody'][];
      /**
       * @description For services only.
       * @enum {string}
       */
      mode?: 'parallel' | 'progressive';
      instalments?: components['schemas']['InstalmentsBody'];
    };
    QuotedLineView: {
      lineId: string;
      sku: string;
      quantity: number;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      amount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      payable: string;
    };
    ShareView: {
      lineId: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      platform: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      merchant: string;
    };
    QuotedGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualView'];
      kind: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      platform: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      merchant: string;
      shares: components['schemas']['ShareView'][];
    };
    UnusedGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualView'];
      /**
       * @example grant.below-threshold
       * @enum {string}
       */
      reason:
        | 'grant.leaves-prices-alone'
        | 'grant.out-of-scope'
        | 'grant.below-threshold'
        | 'grant.below-threshold-after-others'
        | 'grant.without-effect'
        | 'grant.barred-by-exclusive'
        | 'grant.nothing-left'
        | 'grant.another-of-group'
        | 'grant.not-in-best-set'
        | 'grant.subsidy-limit'
        | 'grant.no-instalments'
        | 'grant.other-months'
        | 'grant.another-waives-more';
      /** @description The reason, for the shopper. */
      text: components['schemas']['BilingualView'];
      /**
       * @description Fen short of the threshold.
       * @example 5000
       */
      missing: string | null;
    };
    WaivingGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualView'];
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      platform: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      merchant: string;
      shares: components['schemas']['ShareView'][];
    };
    InterestView: {
      months: number;
      /** @description Basis points of the principal a year. */
      annualRate: number;
      /** @enum {string} */
      method: 'flat' | 'declining';
      /**
       * @description What is paid over these months, in fen.
       * @example 5000
       */
      principal: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      interest: string;
      /**
       * @description What of the interest the shopper does not pay, in fen.
       * @example 5000
       */
      waived: string;
      grant: components['schemas']['WaivingGrantView'] | null;
    };
    SpendMoreView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualView'];
      /** @description The line of whose kind more would count. */
      lineId: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      spend: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      save: string;
    };
    QuoteView: {
      /** @enum {string} */
      mode: 'parallel' | 'progressive';
      lines: components['schemas']['QuotedLineView'][];
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      amount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description What of the discount is drawn from the balance, in fen.
       * @example 5000
       */
      subsidy: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      payable: string;
      grants: components['schemas']['QuotedGrantView'][];
      unused: components['schemas']['UnusedGrantView'][];
      /** @description Of the chosen instalment plan; null where none is chosen, or offered by the platform. */
      interest: components['schemas']['InterestView'] | null;
      /** @description Thresholds within reach, the nearest first. */
      spendMore: components['schemas']['SpendMoreView'][];
      /** @description True: no other set of the grants takes more off. */
      optimal: boolean;
      /**
       * @description How much more a better set could take off at most, in fen.
       * @example 5000
       */
      gap: string;
    };
    PricedLineBody: {
      /** @description The caller’s own, unique in the order. */
      lineId: string;
      sku: string;
      quantity: number;
      spu: string;
      /** @example food/tea/green */
      category: string;
      brand?: string | null;
      merchant?: string | null;
      /**
       * @description Price of one unit, in fen.
       * @example 1250
       */
      unitPrice: string;
    };
    LockInstalmentsBody: {
      months: number;
      /** @description Basis points of the principal a year. */
      annualRate: number;
      /** @enum {string} */
      method: 'flat' | 'declining';
      /**
       * @description What the shopper was told that is waived of the interest, in fen; else not locked.
       * @example 1250
       */
      expectedWaived?: string;
    };
    LockBody: {
      /** @description The shop’s; one live redemption each. */
      orderId: string;
      /** @example u-1001 */
      userId: string;
      lines: components['schemas']['PricedLineBody'][];
      /**
       * @description What the shopper was told, in fen; another price is not locked.
       * @example 1250
       */
      expectedPayable: string;
      /** @enum {string} */
      mode?: 'parallel' | 'progressive';
      instalments?: components['schemas']['LockInstalmentsBody'];
    };
    RedemptionInterestView: {
      months: number;
      /** @description Basis points of the principal a year. */
      annualRate: number;
      /** @enum {string} */
      method: 'flat' | 'declining';
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      interest: string;
      /**
       * @description What of the interest the shopper does not pay, in fen.
       * @example 5000
       */
      waived: string;
    };
    RedemptionLineView: {
      lineId: string;
      sku: string;
      quantity: number;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      amount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      payable: string;
      /** @description Units that came back so far. */
      returned: number;
      /**
       * @description What the shopper pays of the interest for it, in fen.
       * @example 5000
       */
      interest: string;
    };
    RedemptionGrantView: {
      /** Format: uuid */
      grantId: string;
      /**
       * @description What it lowers: the price, as a whole or out of a balance, or the interest.
       * @enum {string}
       */
      effect: 'price' | 'balance' | 'interest';
      /**
       * @description What it gives, in fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      platform: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      merchant: string;
      shares: components['schemas']['ShareView'][];
    };
    RedemptionView: {
      /** Format: uuid */
      id: string;
      orderId: string;
      userId: string;
      /** @enum {string} */
      state: 'locked' | 'confirmed' | 'cancelled' | 'released';
      /** @enum {string} */
      mode: 'parallel' | 'progressive';
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      amount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      discount: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      payable: string;
      /**
       * @description What of the discount is drawn from the balance, in fen.
       * @example 5000
       */
      subsidy: string;
      interest: components['schemas']['RedemptionInterestView'] | null;
      /** Format: date-time */
      lockedAt: string;
      /**
       * Format: date-time
       * @description A confirmation before always succeeds.
       */
      lockExpiresAt: string;
      lines: components['schemas']['RedemptionLineView'][];
      grants: components['schemas']['RedemptionGrantView'][];
    };
    ReturnedUnitsBody: {
      lineId: string;
      quantity: number;
    };
    ReturnBody: {
      lines: components['schemas']['ReturnedUnitsBody'][];
    };
    ReturnedLineView: {
      lineId: string;
      quantity: number;
      /**
       * @description What the shopper had paid for these units, in fen.
       * @example 5000
       */
      refund: string;
      /**
       * @description What the shopper gets back of interest for them, in fen.
       * @example 5000
       */
      interest: string;
    };
    ReturnedGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      givenBack: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      platform: string;
      /**
       * @description Decimal string of fen.
       * @example 5000
       */
      merchant: string;
      /**
       * @description What became of it.
       * @enum {string}
       */
      state: 'used' | 'held' | 'expired';
    };
    ReturnView: {
      /** Format: uuid */
      redemptionId: string;
      lines: components['schemas']['ReturnedLineView'][];
      grants: components['schemas']['ReturnedGrantView'][];
    };
    ApplicableBody: {
      /**
       * @description Whose grants may be used. For services only, and required of them.
       * @example u-1001
       */
      userId?: string;
      lines: components['schemas']['QuoteLineBody'][];
      /**
       * @description For services only.
       * @enum {string}
       */
      mode?: 'parallel' | 'progressive';
      instalments?: components['schemas']['InstalmentsBody'];
      /**
       * @description Only what would give something.
       * @default false
       */
      onlyApplicable: boolean;
      /** @enum {string} */
      kind?:
        | 'full-reduction'
        | 'no-threshold'
        | 'category'
        | 'product'
        | 'interest-free'
        | 'voucher'
        | 'subsidy'
        | 'physical-gift'
        | 'event-item';
      /** @default 50 */
      limit: number;
      /** @description Of the page before. */
      cursor?: string;
    };
    ReasonView: {
      /**
       * @example grant.below-threshold
       * @enum {string}
       */
      code:
        | 'grant.leaves-prices-alone'
        | 'grant.out-of-scope'
        | 'grant.below-threshold'
        | 'grant.below-threshold-after-others'
        | 'grant.without-effect'
        | 'grant.barred-by-exclusive'
        | 'grant.nothing-left'
        | 'grant.another-of-group'
        | 'grant.not-in-best-set'
        | 'grant.subsidy-limit'
        | 'grant.no-instalments'
        | 'grant.other-months'
        | 'grant.another-waives-more';
      zh: string;
      en: string;
    };
    ApplicableGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      name: components['schemas']['BilingualView'];
      /** @enum {string} */
      kind:
        | 'full-reduction'
        | 'no-threshold'
        | 'category'
        | 'product'
        | 'interest-free'
        | 'voucher'
        | 'subsidy'
        | 'physical-gift'
        | 'event-item';
      terms: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      expiresAt: string;
      /** @description It gives something by itself. */
      applicable: boolean;
      /**
       * @description What it gives by itself, in fen.
       * @example 5000
       */
      gives: string;
      /** @description It is part of the best price of the cart. */
      used: boolean;
      /** @description Why it gives nothing, or why the best price does without it. */
      reason: components['schemas']['ReasonView'] | null;
      /**
       * @description Fen short of the threshold.
       * @example 5000
       */
      missing: string | null;
    };
    ApplicablePage: {
      items: components['schemas']['ApplicableGrantView'][];
      nextCursor: string | null;
    };
    GiftAddressBody: {
      /** @description Who receives it. */
      recipient: string;
      /** @example 13800000000 */
      phone: string;
      province: string;
      city: string;
      district: string;
      /** @description Street, number, floor. */
      street: string;
      postcode?: string;
    };
    AddressedGiftView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      userId: string;
      sku: string;
      name: components['schemas']['BilingualView'];
      /** @enum {string} */
      state: 'won' | 'address-given' | 'shipped' | 'delivered' | 'cancelled' | 'expired';
      /** Format: date-time */
      wonAt: string;
      /**
       * Format: date-time
       * @description Until then an address must be given.
       */
      expiresAt: string;
      /** Format: date-time */
      changedAt: string;
      carrier: string | null;
      trackingNumber: string | null;
      cancelReason: string | null;
      address: components['schemas']['GiftAddressBody'] | null;
    };
    GiftPage: {
      items: components['schemas']['AddressedGiftView'][];
      nextCursor: string | null;
    };
    GiftView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      userId: string;
      sku: string;
      name: components['schemas']['BilingualView'];
      /** @enum {string} */
      state: 'won' | 'address-given' | 'shipped' | 'delivered' | 'cancelled' | 'expired';
      /** Format: date-time */
      wonAt: string;
      /**
       * Format: date-time
       * @description Until then an address must be given.
       */
      expiresAt: string;
      /** Format: date-time */
      changedAt: string;
      carrier: string | null;
      trackingNumber: string | null;
      cancelReason: string | null;
    };
    ShipmentBody: {
      carrier: string;
      trackingNumber: string;
    };
    CancelGiftBody: {
      /** @description The winner is told. */
      reason: string;
    };
    CheckInBody: {
      /** @description The event’s own name of this use, such as a gate and a number: the same one may come again. */
      reference: string;
    };
    CheckInView: {
      /** Format: uuid */
      grantId: string;
      userId: string;
      name: components['schemas']['BilingualView'];
      reference: string;
      /** Format: date-time */
      usedAt: string;
    };
    VoidGrantBody: {
      reason: string;
    };
    VoidedGrantView: {
      /** Format: uuid */
      grantId: string;
      /** Format: uuid */
      stockId: string;
      userId: string;
      name: components['schemas']['BilingualView'];
      /** @enum {string} */
      state: 'voided';
    };
    BuyChanceBody: {
      /**
       * @description By services only.
       * @example u-1001
       */
      userId?: string;
    };
    ChanceView: {
      /** Format: uuid */
      chanceId: string;
      /** Format: uuid */
      lotteryId: string;
      round: number;
      /** @description Its number in its round. */
      nonce: number;
      /** Format: date-time */
      expiresAt: string;
      /** @description SHA-256 of the server seed. */
      seedHash: string;
      /** @description SHA-256 of the canonical prize table. */
      tableHash: string;
    };
    DrawBody: {
      /** Format: uuid */
      chanceId: string;
      /** @description Of the user’s own choice. */
      clientSeed: string;
    };
    PrizeView: {
      key: string;
      name: components['schemas']['BilingualView'];
    };
    DrawView: {
      /** Format: uuid */
      chanceId: string;
      /** Format: uuid */
      lotteryId: string;
      round: number;
      nonce: number;
      clientSeed: string;
      /** @description What the random numbers, or pity, say. */
      drawn: components['schemas']['PrizeView'];
      /** @description The same, or the consolation. */
      awarded: components['schemas']['PrizeView'] | null;
      /** @description Why it is the consolation. */
      reason: string | null;
      grant: components['schemas']['ClaimedGrantView'] | null;
    };
    RoundView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      lotteryId: string;
      number: number;
      /** @enum {string} */
      state: 'open' | 'closed' | 'revealed';
      /** @description SHA-256 of the server seed, published before the first draw. */
      seedHash: string;
      /** @description SHA-256 of the canonical JSON of the prize table. */
      tableHash: string;
      /** @description Prizes and odds. */
      table: {
        [key: string]: unknown;
      };
      sold: number;
      drawn: number;
      /** @description Chances neither drawn nor lapsed. */
      waiting: number;
    };
    RoundProofView: {
      /** Format: uuid */
      roundId: string;
      round: number;
      seedHash: string;
      tableHash: string;
      /** @description 32 bytes, hex. */
      serverSeed: string;
      table: {
        [key: string]: unknown;
      };
      draws: {
        [key: string]: unknown;
      }[];
    };
    IssueGrantBody: {
      /** Format: uuid */
      stockId: string;
      /** @example u-1001 */
      userId: string;
      /** @description HMACs of the natural person, for stocks that count persons. */
      personKeys?: string[];
    };
    OpenGrantJobBody: {
      /** Format: uuid */
      stockId: string;
      /** @description What the job is for. */
      note: string;
      /** @description A segment whose members are the rows: none are uploaded, and they are gathered first. */
      segment?: string;
      /**
       * Format: date-time
       * @description The moment whose clock the rule of the segment is judged by; default: now.
       * @example 2026-11-11T00:00:00+08:00
       */
      membersAt?: string;
    };
    JobSegmentView: {
      code: string;
      /** @description Of its rule; null: a static list. */
      version: number | null;
      /**
       * Format: date-time
       * @description The clock by which members were judged.
       */
      at: string;
      /** @description Users that were looked at so far. */
      read: number;
      /** @description Every member is a row of the job: it can be started. */
      isComplete: boolean;
    };
    GrantJobView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      stockId: string;
      /** @enum {string} */
      state: 'collecting' | 'running' | 'done' | 'cancelled';
      note: string;
      /** @description Null: rows are uploaded. */
      segment: components['schemas']['JobSegmentView'] | null;
      /** @description Rows in all. */
      total: number;
      /** @description Rows whose user has the grant of this job. */
      granted: number;
      refused: number;
      /**
       * @description Refused rows by code.
       * @example {
       *       "claim.limit-reached": 3
       *     }
       */
      refusals: {
        [key: string]: number;
      };
      /** @description Over the last half minute; of a job that ended, over all its time; null: not started. */
      rowsPerSecond: number | null;
      /** @description Until the last row has its outcome, at that rate; null: not known. */
      secondsLeft: number | null;
      /** @description Why some rows wait for another try. */
      fault: string | null;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
    };
    GrantRowsView: {
      /** @description Rows of this upload. */
      rows: number;
      /** @description Rows of the job now. */
      total: number;
    };
    CodeClaimBody: {
      /** @example 7KQ2-M9ZT-4HCX-B0RA */
      code: string;
    };
    OpenCodeBatchBody: {
      /** Format: uuid */
      stockId: string;
      /** @enum {string} */
      kind: 'unique' | 'public';
      /** @description Of unique codes: how many. */
      size?: number;
      /**
       * @description Of a public code: the code.
       * @example DOUBLE11
       */
      code?: string;
      /** @description What the codes are for. */
      note: string;
    };
    CodeBatchView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      stockId: string;
      /** @enum {string} */
      kind: 'unique' | 'public';
      size: number;
      /** @description How many can be used by now. */
      made: number;
      note: string;
      /** Format: date-time */
      openedAt: string;
    };
    MessageView: {
      /** Format: uuid */
      id: string;
      /** @example benefit-claimed */
      template: string;
      title: string;
      body: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      readAt: string | null;
    };
    InboxView: {
      items: components['schemas']['MessageView'][];
      nextCursor: string | null;
      /** @description Messages not read yet, counted up to 1,000. */
      unread: number;
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
  ClaimsController_claim: {
    parameters: {
      query?: never;
      header: {
        /** @description The claimKey of the offer: the id of its token. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClaimBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimView'];
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
      /**
       * @description claim.token-foreign, claim.person-unverified
       *
       *     Open to: user
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description claim.token-expired, stock.not-active, stock.not-started, grant.expired, quota.exhausted, budget.exhausted, claim.limit-reached */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description claim.token-invalid, idempotency.key-mismatch */
      422: {
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
  ClaimsController_find: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
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
          'application/json': components['schemas']['ClaimView'];
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
      /** @description Open to: user */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description claim.unknown */
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
  WalletController_read: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        state?: 'held' | 'locked' | 'used' | 'expired' | 'voided';
        kind?:
          | 'full-reduction'
          | 'no-threshold'
          | 'category'
          | 'product'
          | 'interest-free'
          | 'voucher'
          | 'subsidy'
          | 'physical-gift'
          | 'event-item';
        expiringInDays?: number;
      };
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
          'application/json': components['schemas']['WalletPage'];
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
      /** @description Open to: user; operator; service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Somebody else’s wallet */
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
  QuotesController_quote: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuoteBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuoteView'];
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
      /** @description Open to: user; service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description quote.sku-unknown, quote.order-too-large */
      422: {
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
  RedemptionsController_lock: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LockBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedemptionView'];
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
      /** @description Open to: service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description quote.changed, redemption.order-taken */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /**
       * @description quote.order-too-large
       *
       *     The key was used otherwise
       */
      422: {
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
  RedemptionsController_confirm: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
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
          'application/json': components['schemas']['RedemptionView'];
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
      /** @description Open to: service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.not-locked, redemption.lock-lost */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  RedemptionsController_cancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
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
          'application/json': components['schemas']['RedemptionView'];
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
      /** @description Open to: service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.not-locked */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  RedemptionsController_return: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReturnBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReturnView'];
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
      /** @description Open to: service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.not-confirmed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /**
       * @description return.line-unknown, return.too-many
       *
       *     The key was used otherwise
       */
      422: {
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
  RedemptionsController_read: {
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
          'application/json': components['schemas']['RedemptionView'];
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
      /** @description Open to: service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description redemption.unknown */
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
  ApplicableController_find: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApplicableBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApplicablePage'];
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
      /** @description Open to: user; service with scope orders */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description quote.sku-unknown, quote.order-too-large */
      422: {
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
  UserGiftsController_read: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        state?: 'won' | 'address-given' | 'shipped' | 'delivered' | 'cancelled' | 'expired';
      };
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
          'application/json': components['schemas']['GiftPage'];
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
      /** @description Open to: user; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description Somebody else’s gifts */
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
  GiftsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        state?: 'won' | 'address-given' | 'shipped' | 'delivered' | 'cancelled' | 'expired';
        stockId?: string;
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
          'application/json': components['schemas']['GiftPage'];
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
      /** @description Open to: operator; service with scope grants */
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
  GiftsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        grantId: string;
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
          'application/json': components['schemas']['AddressedGiftView'];
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
      /** @description Open to: operator; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.unknown */
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
  GiftsController_giveAddress: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiftAddressBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GiftView'];
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
      /** @description Open to: user */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.state, grant.expired */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  GiftsController_ship: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShipmentBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GiftView'];
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
      /** @description Open to: operator; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.state, grant.expired */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  GiftsController_deliver: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        grantId: string;
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
          'application/json': components['schemas']['GiftView'];
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
      /** @description Open to: operator; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.state, grant.expired */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  GiftsController_cancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelGiftBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GiftView'];
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
      /** @description Open to: operator; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description gift.state, grant.expired */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  EventItemsController_checkIn: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CheckInBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckInView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description event-item.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description event-item.used, event-item.gone, grant.expired */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  VoidController_void: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoidGrantBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VoidedGrantView'];
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
      /** @description Open to: operator; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description grant.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description grant.not-held, grant.is-gift, grant.expired */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  DrawsController_buy: {
    parameters: {
      query?: never;
      header: {
        /** @description One chance per key. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BuyChanceBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChanceView'];
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
      /** @description Open to: user; service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description lottery.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description lottery.not-running, lottery.sold-out, chance.limit-reached */
      409: {
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
  DrawsController_draw: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DrawBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrawView'];
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
      /** @description Open to: user */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description chance.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description chance.expired, lottery.not-running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description draw.seed-changed */
      422: {
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
  RoundsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        number: number;
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
          'application/json': components['schemas']['RoundView'];
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
      /** @description round.unknown */
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
  RoundsController_proof: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        number: number;
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
          'application/json': components['schemas']['RoundProofView'];
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
      /** @description round.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description round.not-revealed */
      409: {
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
  GrantsController_issue: {
    parameters: {
      query?: never;
      header: {
        /** @description Names this grant. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueGrantBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimView'];
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
      /** @description claim.person-unverified */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description stock.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description stock.not-active, stock.not-started, grant.expired, quota.exhausted, budget.exhausted, claim.limit-reached */
      409: {
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
  GrantJobsController_open: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenGrantJobBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GrantJobView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description stock.unknown, segment.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  GrantJobsController_addRows: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-ndjson': string;
        'text/csv': string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GrantRowsView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.state, job.of-segment */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /**
       * @description job.too-large
       *
       *     The key was used otherwise
       */
      422: {
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
  GrantJobsController_start: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
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
          'application/json': components['schemas']['GrantJobView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.state, job.empty, job.gathering */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  GrantJobsController_cancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
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
          'application/json': components['schemas']['GrantJobView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.state */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description The key was used otherwise */
      422: {
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
  GrantJobsController_read: {
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
          'application/json': components['schemas']['GrantJobView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.unknown */
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
  GrantJobsController_outcomes: {
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
          'text/csv': string;
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description job.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['ProblemDocument'];
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
  CodeClaimsController_claim: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CodeClaimBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimView'];
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
      /**
       * @description claim.person-unverified
       *
       *     Open to: user
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description code.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description code.used, stock.not-active, stock.not-started, grant.expired, quota.exhausted, budget.exhausted, claim.limit-reached */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description code.locked-out */
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
  CodeBatchesController_open: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller: the same key repeats the answer, not the act. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenCodeBatchBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CodeBatchView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description stock.unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description code.taken */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /**
       * @description code.form
       *
       *     The key was used otherwise
       */
      422: {
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
  CodeBatchesController_read: {
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
          'application/json': components['schemas']['CodeBatchView'];
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description code.batch-unknown */
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
  CodeBatchesController_codes: {
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
          'text/csv': string;
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
      /** @description Open to: service with scope grants */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description code.batch-unknown */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['ProblemDocument'];
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
  InboxController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header: {
        'accept-language': string;
      };
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
          'application/json': components['schemas']['InboxView'];
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
      /** @description Open to: user */
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
  InboxController_read: {
    parameters: {
      query?: never;
      header: {
        'accept-language': string;
      };
      path: {
        id: string;
        messageId: string;
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
          'application/json': components['schemas']['MessageView'];
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
      /** @description Open to: user */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemDocument'];
        };
      };
      /** @description message.unknown */
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
}
