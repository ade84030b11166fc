import { endpoint, otherMethods } from "@/app/_wiring/http";
import { createSurvey } from "@/lib/surveys/create-survey";
import { readSurveys } from "@/lib/surveys/read";
import { CreateSurvey, ListSurveys } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ListSurveys, run: readSurveys });
export const POST = endpoint({ shape: CreateSurvey, run: createSurvey, status: 201 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
