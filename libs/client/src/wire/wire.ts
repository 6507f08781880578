import type { components as Issuing, paths as IssuingPaths } from './issuing-api.generated.js';
import type {
  components as Placement,
  paths as PlacementPaths,
} from './placement-api.generated.js';

/** Every route of the APIs that a shop talks to. */
export type Routes = PlacementPaths & IssuingPaths;
/** The verbs that are used. */
export type Verb = 'get' | 'post' | 'put';

/** The paths that know a verb. */
export type PathOf<V extends Verb> = {
  [Path in keyof Routes]: Routes[Path] extends Record<V, object> ? Path : never;
}[keyof Routes];

type Operation<V extends Verb, Path extends keyof Routes> =
  Routes[Path] extends Record<V, infer Found> ? Found : never;
type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a route takes. */
export type BodyOf<V extends Verb, Path extends keyof Routes> =
  Operation<V, Path> extends { requestBody: infer Body } ? Json<Body> : undefined;

/** What a route answers when all went well. */
export type AnswerOf<V extends Verb, Path extends keyof Routes> =
  Operation<V, Path> extends { responses: infer Answers }
    ? Json<Answers[Extract<keyof Answers, 200 | 201 | 202>]>
    : never;

/** The query of a route. */
export type QueryOf<Path extends keyof Routes> =
  Operation<'get', Path> extends { parameters: { query?: infer Query } } ? Query : never;

/** A text in both languages. */
export type BothLanguages = Placement['schemas']['BilingualBody'];
/** A benefit that won a slot, with what it takes to claim it and to confirm that it was seen. */
export type Winner = Placement['schemas']['WinnerView'];
/** A benefit that came close. */
export type Offer = Placement['schemas']['OfferView'];
/** Why a candidate is not shown. */
export type Reason = Placement['schemas']['ReasonView'];
/** A decision, stage by stage. */
export type ExplainedDecision = AnswerOf<'get', '/v1/decisions/{id}/explain'>;
/** What a claim brought. */
export type Claim = Issuing['schemas']['ClaimView'];
/** One benefit that a claim or a draw brought. */
export type ClaimedGrant = Issuing['schemas']['ClaimedGrantView'];
/** One benefit in a wallet. */
export type WalletGrant = Issuing['schemas']['WalletGrantView'];
/** What an order would cost. */
export type Quote = Issuing['schemas']['QuoteView'];
/** What a draw brought. */
export type Draw = Issuing['schemas']['DrawView'];
/** A field at fault in what was sent. */
export type FieldFault = Issuing['schemas']['FieldFaultDocument'];
