import { Injectable, Optional } from '@nestjs/common';
import { HotRoutes, type HotAnswer, type HotCall } from '@boon/platform/http';
import { renderAnswer } from '../../delivery/render-answer.js';
import { MakeDecision, type DecisionCommand } from '../make-decision.js';
import { commandOf, DecisionsController, refusalOf } from './decisions.controller.js';
import { readDecisionBody, readPlainDecision } from './read-decision-body.js';

/** The short way of `POST /v1/decisions`: the same use-case without pipes and object mapping. */
@Injectable()
export class HotDecisions {
  constructor(
    private readonly makeDecision: MakeDecision,
    @Optional() routes?: HotRoutes,
  ) {
    routes?.serve(DecisionsController, 'decide', (call) => this.decide(call));
  }

  private decide(call: HotCall): Promise<HotAnswer> | null {
    const { caller } = call;
    const read = readPlainDecision(call.text) ?? readDecisionBody(call.body);
    if (read === null) return null;
    return this.answer(commandOf(caller, read.slots, read.withReasons, read.adClick));
  }

  private async answer(command: DecisionCommand): Promise<HotAnswer> {
    if (command.withReasons) return this.traced(command);
    const outcome = await this.makeDecision.utf8(command);
    if (!outcome.ok) throw refusalOf(outcome);
    return { status: 200, utf8: outcome.utf8 };
  }

  private async traced(command: DecisionCommand): Promise<HotAnswer> {
    const outcome = await this.makeDecision.execute(command);
    if (!outcome.ok) throw refusalOf(outcome);
    return { status: 200, json: renderAnswer(outcome) };
  }
}
