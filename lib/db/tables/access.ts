import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { organization } from "@/lib/db/tables/organization";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** Global: a person who can sign in. E-mail addresses are stored in lower case. */
export const account = pgTable(
  "account",
  {
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "account_pk", columns: [t.id] }),
    uniqueIndex("account_email_key").on(t.email),
    check("account_email_check", sql`${t.email} = lower(${t.email})`),
  ],
);

/** Global: one row exists once the first organisation was set up, so that two setups cannot race. */
export const installation = pgTable(
  "installation",
  {
    id: integer("id").notNull(),
    organizationId: uuid("organization_id").notNull(),
    preparedAt: moment("prepared_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "installation_pk", columns: [t.id] }),
    check("installation_single_check", sql`${t.id} = 1`),
  ],
);

/** Global: one-time links, by hash: to sign in, or to join an organisation. */
export const signInToken = pgTable(
  "sign_in_token",
  {
    hash: text("hash").notNull(),
    accountId: uuid("account_id").notNull(),
    organizationId: uuid("organization_id").notNull(),
    purpose: text("purpose", { enum: ["sign-in", "join"] }).notNull(),
    expiresAt: moment("expires_at").notNull(),
    consumedAt: moment("consumed_at"),
  },
  (t) => [
    primaryKey({ name: "sign_in_token_pk", columns: [t.hash] }),
    foreignKey({
      name: "sign_in_token_account_fk",
      columns: [t.accountId],
      foreignColumns: [account.id],
    }).onDelete("cascade"),
  ],
);

/** Global: failed sign-ins per account or address and window, to slow guessing down. */
export const signInAttempt = pgTable(
  "sign_in_attempt",
  {
    key: text("key").notNull(),
    windowStart: moment("window_start").notNull(),
    failures: integer("failures").notNull(),
  },
  (t) => [primaryKey({ name: "sign_in_attempt_pk", columns: [t.key] })],
);

/** Global: finds the organisation of an API key by the key's hash. */
export const apiKeyHash = pgTable(
  "api_key_hash",
  {
    hash: text("hash").notNull(),
    organizationId: uuid("organization_id").notNull(),
    apiKeyId: uuid("api_key_id").notNull(),
  },
  (t) => [
    primaryKey({ name: "api_key_hash_pk", columns: [t.hash] }),
    foreignKey({
      name: "api_key_hash_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organization.id],
    }).onDelete("cascade"),
  ],
);

export const member = pgTable(
  "member",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    role: text("role", { enum: ["administrator", "builder", "manager", "agent"] }).notNull(),
    joinedAt: moment("joined_at"),
    deactivatedAt: moment("deactivated_at"),
    weeklyDigest: boolean("weekly_digest").notNull().default(false),
    ...times,
  },
  (t) => [
    ...tenancy("member", t),
    foreignKey({
      name: "member_account_fk",
      columns: [t.accountId],
      foreignColumns: [account.id],
    }).onDelete("cascade"),
    uniqueIndex("member_account_key").on(t.organizationId, t.accountId),
  ],
);

export const memberSession = pgTable(
  "member_session",
  {
    ...tenantKey,
    memberId: uuid("member_id").notNull(),
    agent: text("agent").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    ...tenancy("member_session", t),
    foreignKey({
      name: "member_session_member_fk",
      columns: [t.organizationId, t.memberId],
      foreignColumns: [member.organizationId, member.id],
    }).onDelete("cascade"),
    index("member_session_member_index").on(t.organizationId, t.memberId),
  ],
);

export const apiKey = pgTable(
  "api_key",
  {
    ...tenantKey,
    name: text("name").notNull(),
    /** The first characters, so that a key can be recognised in a list. */
    prefix: text("prefix").notNull(),
    scopes: text("scopes").array().notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => tenancy("api_key", t),
);

export const auditEntry = pgTable(
  "audit_entry",
  {
    ...tenantKey,
    at: moment("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    act: text("act").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id"),
    detail: jsonb("detail").notNull().default({}),
  },
  (t) => [...tenancy("audit_entry", t), index("audit_entry_at_index").on(t.organizationId, t.at)],
);

/** The first answer to a write that named an Idempotency-Key; a repeated call gets it again. */
export const keptAnswer = pgTable(
  "kept_answer",
  {
    ...tenantKey,
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    body: jsonb("body"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [...tenancy("kept_answer", t), uniqueIndex("kept_answer_key").on(t.organizationId, t.key)],
);
