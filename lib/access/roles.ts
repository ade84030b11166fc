/** What a member may be; lib/access/permit.ts says what each may do. */
export const roles = ["administrator", "builder", "manager", "agent"] as const;
export type Role = (typeof roles)[number];

/** What an API key may be given. */
export const keyScopes = ["read", "write", "send", "analyse", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];
