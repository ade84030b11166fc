import { expect, test } from "vitest";
import { ColumnTally } from "./reading/column-tally";
import { keyOf, suggestMapping } from "./suggest-mapping";

function suggested(columns: Record<string, string[]>) {
  const profiles = Object.entries(columns).map(([name, cells]) => {
    const tally = new ColumnTally(name);
    for (const cell of cells) tally.add(cell);
    return tally.profile(".");
  });
  return suggestMapping({ columns: profiles });
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
