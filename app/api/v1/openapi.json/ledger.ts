import type { Described } from "@/app/api/v1/openapi.json/described";
import {
  CountDecisions,
  Coverage,
  DecisionCounts,
  DecisionList,
  ListDecisions,
  ReadCoverage,
  TryInteraction,
} from "@/lib/touchpoints/ledger-shapes";
import { TriggerTrial } from "@/lib/touchpoints/shapes";
import {
  OneSimulation,
  SimulatePolicy,
  SimulateTrigger,
  SimulationRun,
} from "@/lib/touchpoints/simulation-shapes";

const reading = { tag: "decisions", permission: "triggers.read", status: 200 } as const;

/** What the API says about the ledger: what was decided on every interaction, and why. */
export const ledgerOperations: readonly Described[] = [
  {
    ...reading,
    method: "GET",
    path: "/decisions",
    summary: "List what was decided on interactions, latest first, with every rule it met",
    description:
      "`search` finds an interaction or a customer by id, what a customer's name, last name or e-mail address " +
      "begins with, or a whole phone number however it is written. It looks at up to 500 customers and the latest " +
      "1,000 interactions of each; `moreCustomers` says that it fits more.",
    input: ListDecisions,
    answer: DecisionList,
  },
  {
    ...reading,
    method: "GET",
    path: "/decisions/counts",
    summary: "Count decisions by day and reason",
    description:
      "Days are those of the organisation's calendar; `invited` counts who was asked. The latest 200,000 " +
      "are counted; `since` says where they begin if there are more.",
    input: CountDecisions,
    answer: DecisionCounts,
  },
  {
    ...reading,
    method: "GET",
    path: "/decisions/agents",
    summary: "Tell of whose interactions how many were asked about",
    description:
      "By agent or team: how many had no customer, address or consent, were asked, and answered; and " +
      "the same for each third of the customers by value, and for those whose value is not known. Of " +
      "very many in a period the latest 100,000 are counted: `since` says from when on, `whole` whether " +
      "that is all of the period.",
    input: ReadCoverage,
    answer: Coverage,
  },
  {
    ...reading,
    method: "POST",
    path: "/decisions/test",
    summary: "Say what all triggers together would do with an interaction now",
    description:
      "Nothing is stored and nobody is asked; what it has led to is left out of account.",
    input: TryInteraction,
    answer: TriggerTrial,
  },
  {
    ...reading,
    tag: "triggers",
    method: "POST",
    path: "/triggers/simulation",
    summary: "Replay the last 90 days with a new or changed trigger, before it goes live",
    description:
      "Every interaction is decided once more as of its own moment, by the rules as they are (`before`) " +
      "and as they would be (`after`). With `replaces`, the trigger is taken in the place of that one. It is " +
      "taken as if it had always been there and its survey were open; customers, consent and " +
      "opt-outs are those of today. At most the latest 200,000 interactions are replayed: `from` says " +
      "since when. Nobody is asked. The replay is worked out in the background: 202 tells its id, and " +
      "`GET /simulations/{simulationId}` how far it is. The same question about an unchanged past is " +
      "answered at once (200).",
    input: SimulateTrigger,
    status: 202,
    answer: SimulationRun,
  },
  {
    ...reading,
    tag: "contact policy",
    method: "POST",
    path: "/contact-policy/simulation",
    summary: "Replay the last 90 days under another contact policy, before it goes live",
    description: "As for a trigger, in the background too. Nobody is asked.",
    input: SimulatePolicy,
    status: 202,
    answer: SimulationRun,
  },
  {
    ...reading,
    tag: "triggers",
    method: "GET",
    path: "/simulations/{simulationId}",
    summary: "Read how far a simulation is, and what it gave",
    description: "It is kept until a week after it was last asked for.",
    input: OneSimulation,
    answer: SimulationRun,
  },
];
