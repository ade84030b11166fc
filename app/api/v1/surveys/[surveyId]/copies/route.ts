import { endpoint, otherMethods } from "@/app/_wiring/http";
import { copySurvey } from "@/lib/surveys/copy-survey";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const POST = endpoint({ shape: ReadSurvey, run: copySurvey, status: 201 });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
