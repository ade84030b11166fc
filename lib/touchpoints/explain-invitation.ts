import { kindPhrases } from "@/lib/delivery/kinds";
import { didNotComeBy } from "@/lib/delivery/waiting/did-not-come-by";
import type { Moved } from "@/lib/touchpoints/ask-moment";
import type { InvitationState, Refused } from "@/lib/touchpoints/invitation-state";
import { reasonWords } from "@/lib/touchpoints/reason-words";

/** What moved an ask to a later moment, as "Waits until …" goes on. */
export const movedWords: Record<Moved, string> = {
  "rest-period": "the rest period is over",
  "yearly-maximum": "the yearly maximum permits it",
  window: "the next sending window",
  "daily-cap": "a day with room under the daily cap",
};

const failureWords: Readonly<Record<string, string>> = {
  ...reasonWords,
  withdrawn: "Its answer was withdrawn",
  "not-reached": "Not reached by telephone",
};

/** Why an invitation was called off, failed or was passed on: a code in words, a sentence as it is. */
export function failureWordsOf(failure: string): string {
  return failureWords[failure] ?? failure.replace(/\.$/, "");
}

type Told = Omit<InvitationState, "explanation"> & {
  moved?: readonly Moved[];
  refused?: Refused | null;
};

type Row = Omit<Told, "dueAt" | "expiresAt" | "sentAt" | "answeredAt"> &
  Record<"dueAt" | "expiresAt", Date> &
  Record<"sentAt" | "answeredAt", Date | null>;

/** An invitation as it is stored, with what is to be said of it. */
export function invitationStateOf({ moved, refused, ...row }: Row, now: Date): InvitationState {
  const state = {
    ...row,
    dueAt: row.dueAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
  return { ...state, explanation: explainInvitation({ ...state, moved, refused }, now) };
}

/**
 * What is the matter with an invitation, in one phrase; moments are told beside it.
 *
 * @example explainInvitation({ status: "cancelled", failure: "unsubscribed", … }, now)
 * // → "Called off: Wants no surveys"
 */
export function explainInvitation(told: Told, now: Date): string {
  const { refused } = told;
  if (!refused) return explainAlone(told, now);
  const what = things[refused.channel];
  const before = {
    failed: `The ${what} was refused`,
    unknown: `Whether the ${what} arrived is not known`,
  }[refused.status];
  const reason = refused.failure === null ? "" : ` (${failureWordsOf(refused.failure)})`;
  // What was said there is no news of the channel by which it goes on.
  const isAllSaid = told.status === "scheduled" && told.failure === refused.failure;
  return `${before}${reason}. ${isAllSaid ? goesOn(told, now) : explainAlone(told, now)}`;
}

function goesOn(told: Told, now: Date): string {
  if (new Date(told.dueAt) > now) return `It goes on ${by(told)} at its hour`;
  return `It ${turns[told.channel] ?? `is now tried ${by(told)}`}`;
}

const things: Record<Told["channel"], string> = {
  ...{ email: "e-mail", sms: "SMS", webhook: "webhook", letter: "letter" },
  ...{ phone: "call", widget: "request on the site or in the app", link: "link" },
};

function explainAlone(told: Told, now: Date): string {
  switch (told.status) {
    case "scheduled":
      return waiting(told, now);
    case "sending":
      return `Is being handed over, ${by(told)}`;
    case "sent":
      return sent(told, now);
    case "kept":
      return "Kept in the outbox: no mail server is set up";
    case "failed":
      return because(
        told.refused ? `Could not be delivered ${by(told)}` : "Could not be delivered",
        told.failure,
      );
    case "answered":
      return `Answered, sent ${by(told)}`;
    case "cancelled":
      // Whatever else calls one off says why; erasing a customer forgets also that.
      return because("Called off", told.failure ?? "erased");
  }
}

const by = ({ channel }: Told) => kindPhrases[channel];
const turns: Partial<Record<Told["channel"], string>> = {
  letter: "waits to be printed",
  phone: "waits on the call list",
  widget: "waits for the customer to come by",
};

/** What a due invitation waits for, by its channel. */
export const turnOf = (channel: Told["channel"]) =>
  turns[channel] ?? `waits for its turn ${kindPhrases[channel]}`;

const because = (what: string, failure: string | null) =>
  failure === null ? what : `${what}: ${failureWordsOf(failure)}`;

function waiting(told: Told, now: Date): string {
  const { failure, moved = [], dueAt, sentAt } = told;
  const next = sentAt === null ? "" : "Sent; a reminder ";
  if (failure !== null) {
    return capital(because(`${next}${tried(told, failure)} ${by(told)}`, failure));
  }
  if (new Date(dueAt) <= now) {
    return capital(`${next}is due, ${turnOf(told.channel)}`);
  }
  if (sentAt !== null) return `${next}waits for its hour`;
  const [last] = moved.slice(-1);
  return last ? `Waits until ${movedWords[last]}` : "Waits for its hour";
}

/** Only of another channel, each of that channel: so the one that it goes by now took over. */
const failedElsewhere: Readonly<Record<string, Told["channel"] | "any">> = {
  ...{ "no-address": "any", "no-consent": "any" },
  ...{ "not-reached": "phone", [didNotComeBy]: "widget" },
};

/** Of words alone it is not known which channel they are about: no attempts yet tell neither. */
function tried({ attempts, channel }: Told, failure: string): string {
  if (attempts > 0) return "is tried again";
  const failed = failedElsewhere[failure];
  return failed !== undefined && failed !== channel ? "goes on" : "is tried";
}

function sent(told: Told, now: Date): string {
  const { failure, expiresAt, remindersSent } = told;
  const reminded = remindersSent === 0 ? "" : `, reminded ${times(remindersSent)}`;
  const said = `Sent ${by(told)}${reminded}`;
  if (failure !== null) return `${said}, no more reminders: ${failureWordsOf(failure)}`;
  return new Date(expiresAt) <= now ? `${said}, expired unanswered` : `${said}, not answered yet`;
}

const times = (count: number) => (count === 1 ? "once" : `${count} times`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
