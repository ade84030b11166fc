import type { Described } from "@/app/api/v1/openapi.json/described";
import {
  CreateRound,
  ListRoundDecisions,
  ListRounds,
  OneRound,
  Round,
  RoundDecisionList,
  RoundList,
} from "@/lib/touchpoints/rounds/shapes";

const reading = { tag: "rounds", permission: "triggers.read", status: 200 } as const;
const asking = { tag: "rounds", permission: "invitations.send", status: 202 } as const;

/** What the API says about rounds: a survey sent to many customers at once. */
export const roundOperations: readonly Described[] = [
  {
    ...reading,
    method: "GET",
    path: "/rounds",
    summary: "List rounds, latest first",
    input: ListRounds,
    answer: RoundList,
  },
  {
    ...asking,
    method: "POST",
    path: "/rounds",
    summary: "Count whom a round would ask",
    description:
      "A round asks all customers, or those of whom its conditions hold, whatever they did last; the " +
      "contact policy, opt-outs and consent hold as for triggers. It is counted in the background: " +
      "read it until its status is `counted`. Nobody is asked before it is confirmed.",
    input: CreateRound,
    answer: Round,
  },
  {
    ...reading,
    method: "GET",
    path: "/rounds/{roundId}",
    summary: "Read how far a round is, whom it would ask and whom it has asked",
    description:
      "`estimate` is what was counted, `asked` what was decided for good: of a cancelled round, also whom it has called off since. In `days` are days since 1 " +
      "January 1970 by the organisation's calendar.",
    input: OneRound,
    answer: Round,
  },
  {
    ...asking,
    method: "POST",
    path: "/rounds/{roundId}/confirmation",
    summary: "Have a round's customers asked",
    description:
      "Each is decided on once more as things stand then. 409 unless it is `counted`, its survey is " +
      "published, and no other round of it is under way: said twice it is one round.",
    input: OneRound,
    answer: Round,
  },
  {
    ...asking,
    method: "POST",
    path: "/rounds/{roundId}/cancellation",
    summary: "Cancel a round",
    description:
      "Nobody more is asked, and what is still to be sent is called off. Who was reached can still answer.",
    input: OneRound,
    answer: Round,
  },
  {
    ...reading,
    method: "GET",
    path: "/rounds/{roundId}/decisions",
    summary: "List what a round decided on each customer, with every rule it met",
    input: ListRoundDecisions,
    answer: RoundDecisionList,
  },
];
