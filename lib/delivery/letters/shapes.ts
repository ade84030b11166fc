import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";

export const OneBatch = z.object({ batchId: OpaqueId });
export type OneBatch = z.infer<typeof OneBatch>;

export const MakeBatch = z.object({});

/** Letters that were handed out together. */
export interface LetterBatch {
  id: string;
  letters: number;
  createdAt: Date;
}

/** One letter, as it is printed and listed. */
export interface Letter {
  invitationId: string;
  code: string;
  /** As letters/post-address.ts reads it. */
  address: string;
  subject: string;
  text: string;
  language: string;
  expiresAt: Date;
}
