import { expect, test } from "vitest";
import { ColumnTally } from "./reading/column-tally";
import { LabelTally } from "./reading/label-tally";
import { keyOf, suggestMapping } from "./suggest-mapping";

function suggested(columns: Record<string, string[]>) {
  const profiles = Object.entries(columns).map(([name, cells]) => {
    const tally = new ColumnTally(name);
    for (const cell of cells) tally.add(cell);
    return tally.profile(".");
  });
  const labels = new LabelTally();
  const rows = Math.max(...Object.values(columns).map(({ length }) => length));
  for (let i = 0; i < rows; i++) labels.add(Object.values(columns).map((cells) => cells[i] ?? ""));
  return suggestMapping({ columns: profiles, labelsRepeat: labels.repeat });
}

const targets = (columns: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(suggested(columns)).map(([name, { to }]) => [name, to]));

test("a contact-centre export is recognised column by column", () => {
  const file = {
    "Call Id": ["ID0001", "ID0002"],
    Agent: ["Diane", "Becky"],
    Date: ["1-Jan-21", "2-Jan-21"],
    Month: ["Jan", "Jan"],
    Time: ["9:12", "9:47"],
    Topic: ["Billing", "Support"],
    "Answered (Y/N)": ["Y", "N"],
    "Speed of answer in seconds": ["109", "0"],
    AvgTalkDuration: ["0:02:23", "0:00:00"],
    "Satisfaction rating": ["3", "0"],
  };
  expect(targets(file)).toEqual({
    "Call Id": "interaction.externalId",
    Agent: "interaction.agent",
    Date: "interaction.occurredAt",
    Time: "interaction.occurredAt",
    Topic: "interaction.touchpoint",
    "Answered (Y/N)": "kpi.answered_y_n",
    "Speed of answer in seconds": "kpi.speed_of_answer_in_seconds",
    AvgTalkDuration: "kpi.avg_talk_duration",
    "Satisfaction rating": "answer.csat",
  });
  const { AvgTalkDuration, "Satisfaction rating": rating } = suggested(file);
  expect(AvgTalkDuration).toMatchObject({ format: "duration", unit: "s", direction: "lower" });
  expect(rating).toMatchObject({ missing: ["0"] });
});

test("consent is told from addresses, by channel, and an opt-out that was not made is no yes", () => {
  const file = {
    "E-Mail Opt-In": ["yes", "no", "yes"],
    HasOptedOutOfSms: ["0", "1", "0"],
    consent_phone: ["ja", "nein", "ja"],
    Consent: ["Y", "N", "Y"],
    "Cookie consent": ["Y", "N", "Y"],
    "Phone opt-out": ["0", "1", "0"],
    Email: ["a@example.com", "b@example.com", "c@example.com"],
    Phone: ["+1555010", "+1555011", "+1555012"],
  };
  expect(suggested(file)).toMatchObject({
    "E-Mail Opt-In": { to: "customer.consent.email" },
    HasOptedOutOfSms: { to: "customer.consent.sms", false: ["1"], missing: ["0"] },
    consent_phone: { to: "customer.consent.phone" },
    Consent: { to: "customer.consent" },
    Email: { to: "customer.email" },
    Phone: { to: "customer.phone" },
  });
  expect(suggested(file)["Cookie consent"]?.to).not.toMatch(/^customer/);
  expect(suggested(file)["Phone opt-out"]?.to).not.toMatch(/^customer/);
});

test.each([
  ["Email consent", "email"],
  ["Customer e-mail consent", "email"],
  ["Permission to survey by email", "email"],
  ["Einwilligung E-Mail", "email"],
  ["Opted in to text messages", "sms"],
  ["ContactConsentPhone", "phone"],
  ["Consent post", "letter"],
])("%s says yes to %s", (name, channel) => {
  expect(targets({ [name]: ["Y", "N", "Y"] })[name]).toBe(`customer.consent.${channel}`);
});

test.each([
  "Call recording consent",
  "Email marketing consent",
  "Newsletter e-mail opt-in",
  "Post purchase consent",
  "Consent text accepted",
  "Email and SMS consent",
  "Email consent withdrawn",
  "Consent to email revoked",
  "Email permission refused",
  "SMS opt-in declined",
  "No SMS consent",
  "Not opted in to email",
  "Einwilligung E-Mail widerrufen",
  "E-Mail Einwilligungswiderruf",
  "Einwilligungswiderruf",
  "Email opt-out reversed",
])("%s is consent to something else, or its opposite, and is left to whoever imports", (name) => {
  expect(targets({ [name]: ["Y", "N", "Y"] })[name] ?? "nowhere").not.toMatch(/^customer/);
});

test("a table of customers is recognised, and churn is turned into staying", () => {
  const file = {
    "Customer Value": ["197.64", "46.035"],
    Churn: ["0", "1"],
    "Call  Failure": ["8", "0"],
    "User ID": ["9007199254740993001", "9007199254740993003"],
  };
  expect(suggested(file)).toMatchObject({
    "Customer Value": { to: "customer.clv" },
    Churn: { to: "customer.retained", true: ["0"], false: ["1"] },
    "Call  Failure": { to: "kpi.call_failure", direction: "lower" },
    "User ID": { to: "customer.externalId" },
  });
});

test("an NPS survey is recognised with its comments", () => {
  expect(targets({ user_id: ["1", "2"], text: ["good", "slow"], NPS_Score: ["10", "0"] })).toEqual({
    user_id: "customer.externalId",
    text: "answer.comment",
    NPS_Score: "answer.nps",
  });
});

test("availability of days and teams is a measure of periods; calls, which fall unevenly, are not", () => {
  const days = ["2026-09-01", "2026-09-01", "2026-09-02", "2026-09-02"];
  const Team = ["Aurora", "Boreal", "Aurora", "Boreal"];
  const Availability = ["99.1", "98.7", "97.0", "99.9"];
  const ofDays = { day: "period.start", Team: "period.team", Availability: "kpi.availability" };
  expect(targets({ day: days, Team, Availability })).toEqual(ofDays);
  expect(targets({ Date: days.slice(1, 3), Uptime: ["99.1", "98.7"] })).toEqual({
    ...{ Date: "period.start", Uptime: "kpi.uptime" },
  });
  const calls = { day: "interaction.occurredAt", Team: "interaction.team" };
  const uneven = ["Aurora", "Boreal", "Aurora", "Aurora"];
  expect(targets({ day: days, Team: uneven, Availability })).toMatchObject(calls);
  // As many calls of each team, several a day.
  const four = ["2026-09-01", "2026-09-01", "2026-09-01", "2026-09-01", "2026-09-02", "2026-09-02"];
  const teams = four.map((_, i) => (i % 2 === 0 ? "Aurora" : "Boreal"));
  const handled = four.map((_, i) => `${i}.5`);
  expect(targets({ day: four, Team: teams, Handled: handled })).toMatchObject(calls);
  // As many of each team as there are days, but one of them twice on a day and not on another.
  const twice = ["Aurora", "Aurora", "Boreal", "Boreal"];
  expect(targets({ day: days, Team: twice, Availability })).toMatchObject(calls);
  const times = days.map((day, i) => `${day} 09:0${i}`);
  expect(targets({ day: times, Team, Availability })).toMatchObject(calls);
  expect(targets({ day: days, Team, Availability, Notes: days.map(() => "a note") })).toMatchObject(
    calls,
  );
  expect(targets({ Date: days, Uptime: Availability })).toMatchObject({
    Date: "interaction.occurredAt",
  });
});

test("what means nothing is left alone, and no place is suggested twice", () => {
  const file = { NPS: ["9"], "NPS before": ["8"], Notes: ["hello"], Empty: [""], Quarter: ["3"] };
  expect(targets(file)).toEqual({ NPS: "answer.nps", "NPS before": "kpi.nps_before" });
});

test("keys are made of the column's words, each once", () => {
  expect(keyOf("Größe (cm)", new Set())).toBe("gro_e_cm");
  expect(keyOf("2nd call", new Set())).toBe("kpi_2nd_call");
  expect(keyOf("日本", new Set())).toBe("kpi");
  expect(keyOf("Hold", new Set(["hold"]))).toBe("hold_2");
});
