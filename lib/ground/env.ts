import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === "" ? undefined : text));

const Env = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  SMTP_URL: optionalText.pipe(
    z
      .string()
      .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
      .optional(),
  ),
  MAIL_FROM: optionalText,
  VOCAL_ADMIN_EMAIL: optionalText.pipe(z.email().optional()),
  VOCAL_ADMIN_PASSWORD: optionalText.pipe(z.string().min(10).max(200).optional()),
  VOCAL_ADMIN_API_KEY: optionalText.pipe(
    z
      .string()
      .regex(/^[\x21-\x7e]{32,200}$/, "must be 32 or more printable characters")
      .optional(),
  ),
  VOCAL_DEMO: flag.default(false),
  VOCAL_WORKER: z.enum(["inline", "off"]).default("inline"),
  VOCAL_LOG: z.enum(["on", "off"]).default("on"),
  VOCAL_PRIVATE_NETWORKS: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""))
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()], "must be networks such as 10.1.0.0/16"))),
  /** Set by scripts/start.mjs when it runs PostgreSQL itself. */
  VOCAL_EMBEDDED: flag.default(false),
});

type Parsed = z.infer<typeof Env>;

/** The configuration: every value checked, APP_URL always present and without a trailing slash. */
export interface Env extends Omit<Parsed, "APP_URL"> {
  APP_URL: string;
}

/** The configuration does not hold; the message is one line for the person who starts Vocal. */
export class WrongConfiguration extends Error {}

/** Reads and checks a set of environment variables. @throws WrongConfiguration naming each value */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const parsed = Env.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((i) => `${i.path.join(".")} ${i.message}`);
    throw new WrongConfiguration(`Configuration: ${problems.join("; ")}`);
  }
  const { HOST, PORT } = parsed.data;
  const host = HOST === "0.0.0.0" || HOST === "::" ? "localhost" : HOST;
  const url = parsed.data.APP_URL ?? `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
  return { ...parsed.data, APP_URL: url.replace(/\/+$/, "") };
}

let parsed: Env | undefined;

/** The configuration of this process: the only reader of process.env, parsed once. */
export function env(): Env {
  if (!parsed) {
    parsed = parseEnv(process.env);
    // next-auth learns its own address only here; otherwise it would believe the Host header.
    process.env.NEXTAUTH_URL = parsed.APP_URL;
  }
  return parsed;
}
