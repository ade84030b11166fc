import { endpoint, otherMethods } from "@/app/_wiring/http";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { PublishSurvey } from "@/lib/surveys/shapes";

export const POST = endpoint({ shape: PublishSurvey, run: publishSurvey });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
