import { z } from "zod";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const nobody = "00000000-0000-0000-0000-000000000000";

/** An id as the API hands it out. Text that is no id of ours names nothing, as an unknown one does. */
export const OpaqueId = z
  .string()
  .max(200)
  .transform((text) => (uuid.test(text) ? text : nobody));
