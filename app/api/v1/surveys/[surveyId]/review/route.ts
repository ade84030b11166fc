import { endpoint, otherMethods } from "@/app/_wiring/http";
import { reviewSurvey } from "@/lib/surveys/review-survey";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ReadSurvey, run: reviewSurvey });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
