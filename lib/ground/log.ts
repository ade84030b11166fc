import { env } from "@/lib/ground/env";

type Fields = Record<string, string | number | boolean | null | undefined>;

function write(level: "info" | "warn" | "error", event: string, fields: Fields): void {
  if (env().VOCAL_LOG === "off") return;
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields });
  (level === "info" ? process.stdout : process.stderr).write(`${line}\n`);
}

/** The query builder's errors quote what was to be stored: addresses and comments among it. */
function withoutValues(text: string | undefined): string | undefined {
  return text?.replace(/\nparams: .*?(?=\n {4}at |$)/s, "");
}

/** What happened, where several things did at once. */
function parts(error: Error): string | undefined {
  if (!(error instanceof AggregateError)) return undefined;
  const messages = error.errors.map((one) => (one instanceof Error ? one.message : String(one)));
  return messages.map(withoutValues).join("; ");
}

/** The queue tells its errors as plain objects with the message of what happened. */
function messageOf(error: unknown): string {
  const told = typeof error === "object" && error !== null && "message" in error;
  return String(told ? error.message : error);
}

/** What is said of an error: where and what, but no value of anybody's. */
export function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: withoutValues(messageOf(error)) };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  const [message, stack] = [withoutValues(error.message), withoutValues(error.stack)];
  return { error: message, cause, parts: parts(error), stack };
}

/** Structured log, one JSON object a line. Fields carry ids and counts, never personal data. */
export const log = {
  info: (event: string, fields: Fields = {}) => write("info", event, fields),
  warn: (event: string, fields: Fields = {}) => write("warn", event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write("error", event, { ...fields, ...describe(error) }),
};
