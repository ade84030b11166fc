import { expect, test } from "vitest";
import { invitationStatuses } from "@/lib/delivery/shapes";
import { explainInvitation } from "@/lib/touchpoints/explain-invitation";
import { suppressionReasons } from "@/lib/touchpoints/sampling";

const now = new Date("2026-03-10T12:00:00Z");
const waiting = {
  ...{ status: "scheduled" as const, channel: "email" as const, failure: null },
  ...{ dueAt: "2026-03-10T13:00:00.000Z", expiresAt: "2026-04-10T12:00:00.000Z" },
  ...{ sentAt: null, answeredAt: null, attempts: 0, remindersSent: 0 },
};
type Told = Parameters<typeof explainInvitation>[0];
const said = (told: Partial<Told>) => explainInvitation({ ...waiting, ...told }, now);

test("what waits says for what", () => {
  expect(said({})).toBe("Waits for its hour");
  expect(said({ moved: ["rest-period", "window"] })).toBe("Waits until the next sending window");
  expect(said({ dueAt: now.toISOString() })).toBe("Is due, waits for its turn by e-mail");
  expect(said({ dueAt: now.toISOString(), channel: "phone" })).toBe(
    "Is due, waits on the call list",
  );
  expect(said({ attempts: 2, failure: "450 greylisted" })).toBe(
    "Is tried again by e-mail: 450 greylisted",
  );
  expect(said({ channel: "sms", failure: "no-address" })).toBe("Goes on by SMS: No usable address");
  expect(said({ failure: "The customer did not come by." })).toBe(
    "Goes on by e-mail: The customer did not come by",
  );
  // No attempt was used up by a server that could not be reached, or whoever retries gives all of them back.
  expect(said({ failure: "connection refused" })).toBe("Is tried by e-mail: connection refused");
  expect(said({ channel: "phone", failure: "not-reached" })).toBe(
    "Is tried by telephone: Not reached by telephone",
  );
  expect(said({ channel: "sms", failure: "not-reached" })).toBe(
    "Goes on by SMS: Not reached by telephone",
  );
  expect(said({ sentAt: now.toISOString() })).toBe("Sent; a reminder waits for its hour");
});

test("what was sent says how it stands", () => {
  const sent = { status: "sent" as const, sentAt: "2026-03-09T12:00:00.000Z" };
  expect(said(sent)).toBe("Sent by e-mail, not answered yet");
  expect(said({ ...sent, remindersSent: 1, failure: "unsubscribed" })).toBe(
    "Sent by e-mail, reminded once, no more reminders: Wants no surveys",
  );
  expect(said({ ...sent, expiresAt: now.toISOString() })).toBe(
    "Sent by e-mail, expired unanswered",
  );
});

test("what another channel refused is told as such, with what was said and how it goes on", () => {
  const failure = "550 5.1.1 no such user.";
  const refused = { channel: "email" as const, status: "failed" as const, failure };
  const before = "The e-mail was refused (550 5.1.1 no such user).";
  const bySms = { channel: "sms" as const, refused };
  const due = { ...bySms, dueAt: now.toISOString() };
  expect(said({ ...due, failure })).toBe(`${before} It is now tried by SMS`);
  expect(said({ ...bySms, failure })).toBe(`${before} It goes on by SMS at its hour`);
  expect(said({ ...due, channel: "phone", failure })).toBe(`${before} It waits on the call list`);
  expect(said({ ...due, attempts: 1, failure: "429 busy" })).toBe(
    `${before} Is tried again by SMS: 429 busy`,
  );
  const sent = { ...bySms, status: "sent" as const, sentAt: "2026-03-09T12:00:00.000Z" };
  expect(said(sent)).toBe(`${before} Sent by SMS, not answered yet`);
  expect(said({ ...sent, status: "answered" })).toBe(`${before} Answered, sent by SMS`);
  expect(said({ ...bySms, status: "failed", failure: "30005 unknown number" })).toBe(
    `${before} Could not be delivered by SMS: 30005 unknown number`,
  );
  const unknown = { ...refused, status: "unknown" as const, failure: null };
  expect(said({ ...sent, refused: unknown })).toBe(
    "Whether the e-mail arrived is not known. Sent by SMS, not answered yet",
  );
});

test("what was called off or failed says why, a code in the words of a suppression", () => {
  const cancelled = (failure: string | null) => said({ status: "cancelled", failure });
  expect(cancelled("survey-declined")).toBe("Called off: Does not want this survey again");
  expect(cancelled("Its trigger was switched off.")).toBe(
    "Called off: Its trigger was switched off",
  );
  expect(cancelled("withdrawn")).toBe("Called off: Its answer was withdrawn");
  expect(cancelled(null)).toBe("Called off: Customer was erased");
  expect(said({ status: "failed", failure: "550 no such user" })).toBe(
    "Could not be delivered: 550 no such user",
  );
});

test("no state is left without a phrase, and no code is shown as it is stored", () => {
  for (const status of invitationStatuses) {
    expect(said({ status })).not.toBe("");
    for (const failure of suppressionReasons) {
      if (!failure.includes("-")) continue;
      expect(said({ status, failure })).not.toContain(failure);
    }
  }
});
