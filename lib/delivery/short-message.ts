import smsSegments from "sms-segments-calculator";
import { leadingQuestion } from "@/lib/delivery/message";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

/** What one request to one customer is made of, where only a few words fit. */
export interface ShortAsking {
  definition: SurveyDefinition;
  organization: string;
  surveyUrl: string;
  preferencesUrl: string;
}

const longestQuestion = 160;

/**
 * The words of one invitation as a text message: who asks, what, where to answer, and how to end it.
 * Nothing tells what was clicked; the link is the same that a mail carries.
 */
export function shortMessage(asking: ShortAsking): string {
  const { definition, organization, surveyUrl, preferencesUrl } = asking;
  const question = leadingQuestion(definition)?.wording ?? definition.title;
  const asked =
    question.length > longestQuestion ? `${question.slice(0, longestQuestion - 1)}…` : question;
  return `${organization}: ${asked}\n${surveyUrl}\nNo more: ${preferencesUrl}`;
}

/** How many messages networks make of a text, and in which alphabet (GSM 03.38 or UCS-2). */
export function segmentsOf(text: string): { segments: number; alphabet: "GSM-7" | "UCS-2" } {
  const { segmentsCount, encodingName } = new smsSegments.SegmentedMessage(text);
  return { segments: segmentsCount, alphabet: encodingName === "GSM-7" ? "GSM-7" : "UCS-2" };
}
