import { z } from "zod";
import { isStorable } from "@/lib/ground/storable";

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "Fill this in.")
    .max(max, `At most ${max} characters.`)
    .refine(isStorable, "Contains characters that cannot be stored.");

const hostName = /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/;

/** The mailbox that mail comes back to, as its form has it. */
export const SaveMailbox = z.object({
  host: text(253).regex(hostName, "Enter a name such as imap.example.com."),
  port: z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(1, "At least 1.")
    .max(65_535, "Too large."),
  secure: z.boolean(),
  login: text(200),
  /** Left empty, the one that is kept stays. */
  password: z.string().max(4_000).refine(isStorable, "Contains characters that cannot be stored."),
  folder: text(200),
});
export type SaveMailbox = z.infer<typeof SaveMailbox>;

/** The same as it is told, without its password. */
export interface ToldMailbox {
  host: string;
  port: number;
  secure: boolean;
  login: string;
  folder: string;
  mailsRead: number;
  reports: number;
  readAt: Date | null;
  problem: string | null;
}

/** What one look into it brought. */
export interface Read {
  mails: number;
  /** How many of them reported on a message that is known here. */
  reports: number;
  problem: string | null;
}

export const NoInput = z.object({});
