/**
 * Where every table would live on a sharded engine: with its tenant, copied to every node, or on
 * the coordinator alone. A test compares this with the database.
 */
export const tableManifest = {
  account: "global",
  api_key: "tenant",
  api_key_hash: "global",
  audit_entry: "tenant",
  contact_policy: "tenant",
  customer: "tenant",
  import_chunk: "tenant",
  import_error: "tenant",
  import_run: "tenant",
  installation: "global",
  interaction: "tenant",
  invitation: "tenant",
  kept_answer: "tenant",
  kept_result: "tenant",
  kpi: "tenant",
  kpi_period_value: "tenant",
  member: "tenant",
  member_session: "tenant",
  message: "tenant",
  opt_out: "tenant",
  organization: "global",
  purchase: "tenant",
  response: "tenant",
  sign_in_attempt: "global",
  sign_in_token: "global",
  survey: "tenant",
  survey_version: "tenant",
  trigger: "tenant",
} as const satisfies Record<string, "tenant" | "global" | "local">;
