import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { Click, ClickList, JudgeClick, ReadClicks } from "@/lib/delivery/click-shapes";
import { ListQueue, OneInvitation, Queue } from "@/lib/delivery/queue-shapes";
import { Invitation, InviteCustomer } from "@/lib/delivery/shapes";
import { BatchAnswer } from "@/lib/ground/batch";
import {
  ContactPolicy,
  EditContactPolicy,
  ReadContactPolicy,
} from "@/lib/touchpoints/contact-policy";
import {
  CreateTrigger,
  EditTrigger,
  ListTriggers,
  OneTrigger,
  Trigger,
  TriggerList,
  TriggerTrial,
  TryTrigger,
} from "@/lib/touchpoints/shapes";
import {
  ListSuppressions,
  OneSuppression,
  SuppressionInput,
  SuppressionList,
} from "@/lib/touchpoints/suppression-shapes";

const reading = { tag: "triggers", permission: "triggers.read", status: 200 } as const;
const editing = { tag: "triggers", permission: "triggers.edit" } as const;

/** What the API says about triggers and invitations. */
export const askingOperations: readonly Described[] = [
  {
    ...reading,
    method: "GET",
    path: "/triggers",
    summary: "List the triggers, in the order in which they are heard",
    input: ListTriggers,
    answer: TriggerList,
  },
  {
    ...editing,
    method: "POST",
    path: "/triggers",
    status: 201,
    summary: "Say which interactions lead to a survey",
    description:
      "A survey may have several. The first trigger that would ask, asks: by priority, then the " +
      "older one. An empty list of touchpoints or channels means all; every one of the conditions " +
      "has to hold, `{any: […]}` if one of its comparisons does. Facts are `touchpoint`, `channel`, " +
      "`team`, `agent`, `kpi.<key>`, `customer.segment` and its like, and " +
      "`customer.attributes.<key>`. A message outside the window waits for the next one, and what is " +
      "over the daily cap for the next day. Every new interaction is decided once, and the decision " +
      "is stored with it.",
    input: CreateTrigger,
    answer: Trigger,
  },
  {
    ...reading,
    method: "GET",
    path: "/triggers/{triggerId}",
    summary: "Read a trigger",
    input: OneTrigger,
    answer: Trigger,
  },
  {
    ...editing,
    method: "PATCH",
    path: "/triggers/{triggerId}",
    status: 200,
    summary: "Change a trigger, or switch it on or off",
    description:
      "What is left out stays. What was decided before stays decided; but what a trigger that is " +
      "switched off has still to send is called off.",
    input: EditTrigger,
    answer: Trigger,
  },
  {
    ...editing,
    method: "DELETE",
    path: "/triggers/{triggerId}",
    summary: "Remove a trigger",
    description: "What it has still to send is called off.",
    input: OneTrigger,
  },
  {
    ...reading,
    method: "POST",
    path: "/triggers/{triggerId}/test",
    summary: "Say what a trigger would do with an interaction now",
    description:
      "Nothing is stored and nobody is asked. The interaction is named by its id or external id; " +
      "what it has led to already is left out of account.",
    input: TryTrigger,
    answer: TriggerTrial,
  },
  {
    ...reading,
    tag: "contact policy",
    method: "GET",
    path: "/contact-policy",
    summary: "Read how often one person may be asked",
    input: ReadContactPolicy,
    answer: ContactPolicy,
  },
  {
    method: "PUT",
    path: "/contact-policy",
    tag: "contact policy",
    permission: "contact-policy.edit",
    status: 200,
    summary: "Lay down how often one person may be asked",
    description:
      "Across all surveys and channels; records that share a mailbox or a telephone are one person. " +
      "Limits of a kind of survey hold among surveys of that kind, on top of the general ones. Of " +
      "the exceptions the first that fits replaces the general limits; null forbids asking. " +
      "What was decided before stays decided.",
    input: EditContactPolicy,
    answer: ContactPolicy,
  },
  {
    method: "GET",
    path: "/suppressions",
    tag: "suppressions",
    permission: "suppressions.read",
    status: 200,
    summary: "List the addresses that are never written to, or by one survey, latest first",
    description: "With a `survey`, only that one is not sent there; without, none is.",
    input: ListSuppressions,
    answer: SuppressionList,
  },
  {
    method: "POST",
    path: "/suppressions",
    tag: "suppressions",
    permission: "suppressions.edit",
    status: 200,
    summary: "Add an address that is never written to, or up to 1,000 as `{items: [...]}`",
    description:
      "What is known already stays as it is (200); what is new answers 201 per item. With a `survey`, by " +
      "id or name, only that one is not sent there.",
    input: z.union([SuppressionInput, z.object({ items: z.array(SuppressionInput) })]),
    answer: BatchAnswer,
  },
  {
    method: "DELETE",
    path: "/suppressions/{suppressionId}",
    tag: "suppressions",
    permission: "suppressions.edit",
    summary: "Take an address off the list",
    input: OneSuppression,
  },
  {
    method: "POST",
    path: "/invitations",
    tag: "invitations",
    permission: "invitations.send",
    status: 201,
    summary: "Invite one customer now",
    description:
      "Triggers, shares and rest periods do not matter, but nobody is asked who has said no, was " +
      "erased or has not consented: 422, with the reason as code. A recorded no stands, whatever is " +
      "said of the customer here; a key without the scope `write` adds customers and changes none. " +
      "With the channel `link` nothing " +
      "is sent; `url` is the customer's own link, and `?score=` on it preselects an answer.",
    input: InviteCustomer,
    answer: Invitation,
  },
  {
    method: "GET",
    path: "/invitations",
    tag: "invitations",
    permission: "invitations.read",
    status: 200,
    summary: "List what is still to be sent, being sent, given up, or sent",
    description:
      "In the order in which it is due; what was given up (`failed`) or sent, the latest first. `retriable` " +
      "says whether it can be tried at once.",
    input: ListQueue,
    answer: Queue,
  },
  {
    method: "POST",
    path: "/invitations/{invitationId}/attempts",
    tag: "invitations",
    permission: "invitations.send",
    status: 200,
    summary: "Try an invitation again at once",
    description:
      "One that waits after a failure, or was given up and has not expired; 409 for any other. " +
      "Whatever forbids sending it is looked at once more.",
    input: OneInvitation,
    answer: z.object({ id: z.string(), status: z.literal("scheduled") }),
  },
  {
    method: "GET",
    path: "/invitations/{invitationId}/clicks",
    tag: "invitations",
    permission: "invitations.read",
    status: 200,
    summary:
      "List the links of an invitation's mails that were opened, and what is thought of each",
    description:
      "No answer follows from opening a link: `provisional` waits for the customer's own act on the " +
      "page, `answered` was followed by one, and `suspected` looks like a program that reads mail, " +
      "for the reasons in `signs`.",
    input: ReadClicks,
    answer: ClickList,
  },
  {
    method: "PUT",
    path: "/invitations/{invitationId}/clicks/{clickId}/verdict",
    tag: "invitations",
    permission: "invitations.send",
    status: 200,
    summary: "Say whether a person or a machine opened a link",
    description: "It goes before what the signs say; `null` takes it back.",
    input: JudgeClick,
    answer: Click,
  },
];
