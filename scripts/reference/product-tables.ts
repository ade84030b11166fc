import type { AnalysisFilter } from "@/lib/analysis/shapes";

/** A file of the reference folder, and where its columns go when it is imported as a team would. */
export interface ProductTable {
  readonly file: string;
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Of which table of reference.json it is the raw or the clean form. */
  readonly dataset: string;
  /** Columns of that table as variables of the analysis. */
  readonly variables: Readonly<Record<string, string>>;
  /** Columns that are kept the other way round: churn as retained. */
  readonly reversed?: readonly string[];
  /** What a condition on a column leaves, as the analysis is asked for it. */
  readonly filters?: Readonly<Record<string, (value: unknown) => AnalysisFilter>>;
}

/** Not answered is blank in every column: the rows are the same with that condition and without. */
const answered = () => ({});

const yes = { true: ["Y"], false: ["N"] };

/** The contact centre's export as it was published: durations, missing values written as 0. */
const callCentreExport: ProductTable = {
  file: "data/raw/callcentre_a.csv",
  dataset: "callcentre_a.csv",
  mapping: {
    "Call Id": "interaction.externalId",
    Agent: "interaction.agent",
    Date: "interaction.occurredAt",
    Time: "interaction.occurredAt",
    Topic: "interaction.touchpoint",
    "Answered (Y/N)": { to: "kpi.answered", ...yes },
    Resolved: { to: "kpi.resolved", ...yes },
    "Speed of answer in seconds": { to: "kpi.speed", missing: ["0"] },
    AvgTalkDuration: { to: "kpi.talk", format: "duration", missing: ["0"] },
    "Satisfaction rating": { to: "answer.csat", missing: ["0"] },
  },
  variables: {
    rating: "answer.csat",
    speed_s: "kpi.speed",
    talk_s: "kpi.talk",
    resolved: "kpi.resolved",
  },
  filters: { answered, topic: (topic) => ({ touchpoints: [String(topic)] }) },
};

/** The same calls with the parts of their date as columns, which equations ask for. */
const callCentreTable: ProductTable = {
  file: "data/clean/callcentre_a.csv",
  dataset: "callcentre_a.csv",
  mapping: {
    call_id: "interaction.externalId",
    hour: "kpi.hour",
    weekday: "kpi.weekday",
    month: "kpi.month",
    resolved: "kpi.resolved",
    speed_s: "kpi.speed",
    talk_s: "kpi.talk",
    rating: "answer.csat",
  },
  variables: {
    rating: "answer.csat",
    speed_s: "kpi.speed",
    talk_s: "kpi.talk",
    resolved: "kpi.resolved",
    hour: "kpi.hour",
    weekday: "kpi.weekday",
    month: "kpi.month",
  },
  filters: { answered },
};

const quarters = [
  ["2021-01-01", "2021-03-31"],
  ["2021-04-01", "2021-06-30"],
  ["2021-07-01", "2021-09-30"],
  ["2021-10-01", "2021-12-31"],
];

/** A year of answers from three markets, their dates with the day first. */
const markets: ProductTable = {
  file: "data/raw/nps_by_market.csv",
  dataset: "nps_by_market.csv",
  mapping: {
    ID: "interaction.externalId",
    Market: "interaction.team",
    "Survey date": "interaction.occurredAt",
    NPS: "answer.nps",
  },
  variables: { nps: "nps" },
  filters: {
    market: (market) => ({ teams: [String(market)] }),
    quarter: (quarter) => {
      const [from, to] = quarters[Number(quarter) - 1] ?? [];
      return { from, to };
    },
  },
};

/** Customers without an id and without a date, of whom many are alike. */
const telecom: ProductTable = {
  file: "data/raw/telecom_iran.csv",
  dataset: "telecom_iran.csv",
  mapping: {
    "Call  Failure": "kpi.call_failure",
    Complains: "kpi.complains",
    "Subscription  Length": "kpi.subscription_length",
    "Charge  Amount": "kpi.charge_amount",
    "Seconds of Use": "kpi.seconds_of_use",
    "Frequency of use": "kpi.frequency_of_use",
    "Frequency of SMS": "kpi.frequency_of_sms",
    "Distinct Called Numbers": "kpi.distinct_called",
    "Age Group": "kpi.age_group",
    "Tariff Plan": "kpi.tariff_plan",
    Status: "kpi.status",
    Age: "kpi.age",
    "Customer Value": "customer.clv",
    Churn: { to: "customer.retained", true: ["0"], false: ["1"] },
  },
  variables: {
    call_failure: "kpi.call_failure",
    complains: "kpi.complains",
    subscription_length: "kpi.subscription_length",
    charge_amount: "kpi.charge_amount",
    seconds_of_use: "kpi.seconds_of_use",
    frequency_of_use: "kpi.frequency_of_use",
    frequency_of_sms: "kpi.frequency_of_sms",
    distinct_called: "kpi.distinct_called",
    age_group: "kpi.age_group",
    tariff_plan: "kpi.tariff_plan",
    status: "kpi.status",
    age: "kpi.age",
    customer_value: "customer.clv",
    churn: "customer.retained",
  },
  reversed: ["churn"],
};

/** Answers with comments in many scripts, several lines each, and ids longer than a number holds. */
const whiteboard: ProductTable = {
  file: "data/raw/whiteboard_nps_comments.csv",
  dataset: "whiteboard_nps.csv",
  mapping: {
    user_id: "customer.externalId",
    text: "answer.comment",
    NPS_Score: "answer.nps",
  },
  variables: { score: "nps" },
};

export const productTables = [callCentreExport, callCentreTable, markets, telecom, whiteboard];
