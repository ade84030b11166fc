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
}

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

export const productTables = [callCentreExport, callCentreTable, telecom, whiteboard];
