import type { ZodError } from "zod";
import { log } from "@/lib/ground/log";
import { type FieldProblem, isRefusal, Refusal, type RefusalCode } from "@/lib/ground/refusal";

/** The HTTP status of every "no". */
const statuses: Record<RefusalCode, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  invalid: 422,
  throttled: 429,
  unavailable: 503,
};

const titles: Record<RefusalCode, string> = {
  malformed: "Malformed request",
  unauthenticated: "Not authenticated",
  forbidden: "Not permitted",
  "not-found": "Not found",
  conflict: "Conflict",
  "too-large": "Too large",
  invalid: "Invalid input",
  throttled: "Too many requests",
  unavailable: "Not available",
};

/** On every answer of the API: never cached, never sniffed. */
export const apiHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** What a shape found wrong, field by field, as the API and the forms tell it. */
function fieldProblems(error: ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    code: issue.code ?? "invalid",
    message: issue.message,
  }));
}

/** Input that its shape refuses. */
export function invalid(error: ZodError): Refusal {
  const fields = fieldProblems(error);
  const count = fields.length === 1 ? "One value is" : `${fields.length} values are`;
  return new Refusal("invalid", `${count} not valid.`, { fields });
}

interface Problem {
  title: string;
  status: number;
  detail: string;
  errors: FieldProblem[];
}

function problem(body: Problem, headers: HeadersInit = {}): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...body }), {
    status: body.status,
    headers: { ...apiHeaders, "content-type": "application/problem+json", ...headers },
  });
}

function errorsOf(refusal: Refusal): FieldProblem[] {
  if (refusal.fields.length > 0) return refusal.fields;
  return [{ path: "", code: refusal.reason ?? refusal.code, message: refusal.message }];
}

/** A refusal as problem JSON (RFC 9457). */
export function refusalResponse(refusal: Refusal): Response {
  const headers: Record<string, string> = {};
  if (refusal.code === "unauthenticated") headers["www-authenticate"] = "Bearer";
  if (refusal.retryAfterSeconds !== undefined) {
    headers["retry-after"] = String(Math.ceil(refusal.retryAfterSeconds));
  }
  return problem(
    {
      title: titles[refusal.code],
      status: statuses[refusal.code],
      detail: refusal.message,
      errors: errorsOf(refusal),
    },
    headers,
  );
}

/** Whatever was thrown, as a response: a refusal is told, a bug is logged and hidden. */
export function thrownResponse(error: unknown, event: string): Response {
  if (isRefusal(error)) return refusalResponse(error);
  log.error(event, error);
  const detail = "Something went wrong on our side. It has been logged.";
  return problem({ title: "Internal error", status: 500, detail, errors: [] });
}

/** The method is not one of this address: says which are. */
export function methodRefused(allowed: readonly string[]): Response {
  const detail = `This address answers to ${allowed.join(", ")}.`;
  const body = { title: "Method not allowed", status: 405, detail, errors: [] };
  return problem(body, { allow: allowed.join(", ") });
}
