import { erasedId } from "@/lib/customers/erased-id";
import { newId } from "@/lib/ground/ids";
import { type Scores, scoreAnswers } from "@/lib/responses/score";
import type { Answers } from "@/lib/surveys/answer";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import type { Makes } from "../rows/columns";
import type { Fields, ParsedRow } from "../rows/parsed-row";

/** Who a row is about, by the id it gives, or by its place in its file. */
export type Identity =
  | { externalId: string; importKey: null }
  | { externalId: null; importKey: string };

export interface StagedCustomer {
  /** Its place in the chunk, by which rows name it. */
  n: number;
  id: string;
  identity: Identity;
  /** What is left of the external id if this customer was erased. */
  erasedId: string | null;
  /** As the row has them: the external id is among them. */
  fields: Fields;
  attributes: Fields;
  /** The rows that speak of this customer. */
  lines: number[];
}

export interface StagedInteraction {
  id: string;
  identity: Identity;
  /** The customer's place in the chunk, and the id where this run knows it already. */
  customer: number | null;
  customerId: string | null;
  fields: Fields;
  kpis: Record<string, number>;
  response: StagedResponse | null;
}

export interface StagedResponse {
  id: string;
  answers: Answers;
  scores: Scores;
}

export interface StagedPurchase {
  id: string;
  identity: Identity;
  customer: number;
  customerId: string | null;
  fields: Fields;
}

export interface StagedReferral extends StagedPurchase {
  /** The place in the chunk of who came of it, and the id where this run knows it already. */
  referred: number | null;
  referredId: string | null;
}

export interface StagedPeriodValue {
  kpiId: string;
  start: string;
  team: string;
  value: number;
}

/** Some rows of a file, each thing in them once, the later word counting. */
export interface Chunk {
  customers: StagedCustomer[];
  interactions: StagedInteraction[];
  purchases: StagedPurchase[];
  referrals: StagedReferral[];
  periodValues: StagedPeriodValue[];
}

/** What a chunk is made with besides its rows. */
export interface ChunkContext {
  organizationId: string;
  /** Stands for the file in the identity of rows without an id. */
  fileKey: string;
  makes: Makes;
  /** The survey the answers belong to. */
  survey?: { id: string; definition: SurveyDefinition } | undefined;
  kpiIds: ReadonlyMap<string, string>;
  /** Somebody was erased in this organisation. */
  hasErased: boolean;
}

/** 128 bits of the file's hash, in 22 characters. */
export function fileKeyOf(fileHash: string): string {
  return Buffer.from(fileHash.slice(0, 32), "hex").toString("base64url");
}

/** Gathers rows into what is to be written. */
export class ChunkBuilder {
  // By external id, or by line: a text and a number are never the same key.
  private readonly customers = new Map<string | number, StagedCustomer>();
  private readonly interactions = new Map<string | number, StagedInteraction>();
  private readonly purchases = new Map<string | number, StagedPurchase>();
  private readonly referrals = new Map<string | number, StagedReferral>();
  private readonly periodValues = new Map<string, StagedPeriodValue>();

  constructor(private readonly context: ChunkContext) {}

  add(row: ParsedRow): void {
    const { makes } = this.context;
    const customer = this.addCustomer(row);
    if (makes.interaction) this.addInteraction(row, customer);
    if (makes.period) this.addPeriodValues(row);
    if (row.purchase && customer !== null) this.addPurchase(row, customer, row.purchase);
    if (row.referral && customer !== null) this.addReferral(row, customer, row.referral);
  }

  chunk(): Chunk {
    const { survey } = this.context;
    const interactions = [...this.interactions.values()];
    for (const { response } of interactions) {
      if (response && survey) response.scores = scoreAnswers(survey.definition, response.answers);
    }
    return {
      customers: [...this.customers.values()],
      interactions,
      purchases: [...this.purchases.values()],
      referrals: [...this.referrals.values()],
      periodValues: [...this.periodValues.values()],
    };
  }

  private identity(key: string | number): Identity {
    if (typeof key === "string") return { externalId: key, importKey: null };
    return { externalId: null, importKey: `${this.context.fileKey}:${key}` };
  }

  private addCustomer({ customer, attributes, line }: ParsedRow): number | null {
    if (!customer && !attributes) return null;
    const fields = customer ?? {};
    return this.staged(keyOf(fields, line), {
      fields,
      attributes: attributes ?? {},
      lines: [line],
    });
  }

  /** A customer as another row may have named them already. @returns their place */
  private staged(
    key: string | number,
    said: Pick<StagedCustomer, "fields" | "attributes" | "lines">,
  ): number {
    const known = this.customers.get(key);
    if (known) {
      Object.assign(known.fields, said.fields);
      Object.assign(known.attributes, said.attributes);
      known.lines.push(...said.lines);
      return known.n;
    }
    const n = this.customers.size;
    const identity = this.identity(key);
    this.customers.set(key, {
      ...{ n, id: newId(), identity, erasedId: this.traceOf(identity) },
      ...said,
    });
    return n;
  }

  private traceOf({ externalId }: Identity): string | null {
    const { hasErased, organizationId } = this.context;
    return hasErased && externalId !== null ? erasedId(organizationId, externalId) : null;
  }

  private addInteraction(row: ParsedRow, customer: number | null): void {
    const fields = row.interaction ?? {};
    const key = keyOf(fields, row.line);
    let staged = this.interactions.get(key);
    if (staged) {
      Object.assign(staged.fields, fields);
      Object.assign(staged.kpis, row.kpis);
      staged.customer = customer ?? staged.customer;
    } else {
      const identity = this.identity(key);
      const kpis = row.kpis ?? {};
      const id = newId();
      staged = { id, identity, customer, customerId: null, fields, kpis, response: null };
      this.interactions.set(key, staged);
    }
    if (row.answers) this.addAnswers(staged, row.answers);
  }

  private addAnswers(staged: StagedInteraction, answers: StagedResponse["answers"]): void {
    const { survey } = this.context;
    if (!survey) return;
    if (staged.response) {
      Object.assign(staged.response.answers, answers);
      return;
    }
    const scores = { nps: null, csat: null, ces: null, class: null };
    staged.response = { id: newId(), answers, scores };
  }

  private addPurchase({ line }: ParsedRow, customer: number, fields: Fields): void {
    const key = keyOf(fields, line);
    const known = this.purchases.get(key);
    if (known) {
      Object.assign(known.fields, fields);
      known.customer = customer;
      return;
    }
    const identity = this.identity(key);
    this.purchases.set(key, { id: newId(), identity, customer, customerId: null, fields });
  }

  private addReferral({ line }: ParsedRow, customer: number, fields: Fields): void {
    const { referred: externalId } = fields;
    // Nothing of the row is about who came of it: where they were erased, the referral stays.
    const referred =
      typeof externalId === "string"
        ? this.staged(externalId, { fields: { externalId }, attributes: {}, lines: [] })
        : null;
    const key = keyOf(fields, line);
    const known = this.referrals.get(key);
    if (known) {
      Object.assign(known.fields, fields);
      Object.assign(known, { customer, referred: referred ?? known.referred });
      return;
    }
    const identity = this.identity(key);
    this.referrals.set(key, {
      ...{ id: newId(), identity, customer, customerId: null, fields },
      ...{ referred, referredId: null },
    });
  }

  private addPeriodValues({ period, kpis = {} }: ParsedRow): void {
    const start = String(period?.start ?? "");
    const team = String(period?.team ?? "");
    for (const [key, value] of Object.entries(kpis)) {
      const kpiId = this.context.kpiIds.get(key);
      if (kpiId === undefined) throw new Error("a KPI of the mapping is not in the catalogue");
      this.periodValues.set(`${kpiId} ${start} ${team}`, { kpiId, start, team, value });
    }
  }
}

function keyOf({ externalId }: Fields, line: number): string | number {
  return typeof externalId === "string" ? externalId : line;
}
