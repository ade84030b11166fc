import type { ZodType } from "zod";
import type { Permission } from "@/lib/access/permit";

export const apiMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type ApiMethod = (typeof apiMethods)[number];

/** One operation as the documentation tells it; a test compares the list with the routes. */
export interface Described {
  method: ApiMethod;
  /** Below /api/v1, with path parameters in braces: "/surveys/{surveyId}/publish". */
  path: `/${string}`;
  /** The group it is listed under: the noun. */
  tag: string;
  /** One sentence without a full stop. */
  summary: string;
  /** What else one must know: limits, what happens on repetition. */
  description?: string;
  /** What the verb permits by; says which scope a key needs. */
  permission: Permission;
  /** What it permits by besides, where one is not enough. */
  alsoPermission?: Permission;
  /** The shape the route parses: path parameters, then query (GET, DELETE) or JSON body. */
  input: ZodType;
  /** The body is not JSON: a file upload. */
  inputType?: "multipart/form-data";
  /** What comes back; absent where nothing does (204). */
  answer?: ZodType;
  /** The status of success: 200, or 204 without an answer, unless told. */
  status?: number;
  /** The answer is not JSON: a stream of these media types. */
  answerTypes?: readonly string[];
}
