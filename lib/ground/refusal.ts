/** Every way Vocal says "no" to a person or a program. The wiring maps each code to a status. */
export const refusalCodes = [
  "malformed",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "too-large",
  "invalid",
  "throttled",
  "unavailable",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What is wrong with one field: `path` in dots ("items.3.email"), in words a person understands. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

interface RefusalDetails {
  fields?: FieldProblem[];
  /** A finer machine-readable reason, such as why a customer may not be asked. */
  reason?: string;
  retryAfterSeconds?: number;
}

/** An expected "no" that can be told to whoever asked; anything else thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: FieldProblem[];
  readonly reason: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalCode, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.fields = details.fields ?? [];
    this.reason = details.reason;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** True for refusals of any copy of this module: the server and the pages bundle their own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal || (error instanceof Error && error.name === "Refusal");
}
