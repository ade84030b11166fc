import { z } from "zod";
import { sendingKinds } from "@/lib/delivery/kinds";

/** What administrators are told of a channel. */
export const ChannelNews = z.object({
  organizationId: z.uuid(),
  channel: z.enum(sendingKinds),
  /** What is the matter; null when it works again. */
  problem: z.string().nullable(),
});
export type ChannelNews = z.infer<typeof ChannelNews>;
