import smsSegments from "sms-segments-calculator";
import { type Asking, shortened, wordedFor } from "@/lib/delivery/worded";

const longestQuestion = 160;

/**
 * The words of one invitation as a text message: who asks, what, where to answer, and how to end it.
 * Nothing tells what was clicked; the link is the same that a mail carries. A reminder with an opening
 * text says that: whoever wrote them knows how many messages they make.
 */
export function shortMessage(asking: Asking): { subject: string; text: string } {
  const { organization, surveyUrl, preferencesUrl, words, ...worded } = wordedFor(asking);
  const { question, title, reminding } = worded;
  const asked = reminding ?? shortened(question?.wording ?? title, longestQuestion);
  const text = `${organization}: ${asked}\n${surveyUrl}\n${words.noMore} ${preferencesUrl}`;
  return { subject: title, text };
}

/** How many messages networks make of a text, and in which alphabet (GSM 03.38 or UCS-2). */
export function segmentsOf(text: string): { segments: number; alphabet: "GSM-7" | "UCS-2" } {
  const { segmentsCount, encodingName } = new smsSegments.SegmentedMessage(text);
  return { segments: segmentsCount, alphabet: encodingName === "GSM-7" ? "GSM-7" : "UCS-2" };
}
