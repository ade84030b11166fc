import type { Described } from "@/app/api/v1/openapi.json/described";
import { Kiosk, PutKiosk } from "@/lib/surveys/kiosk-shapes";
import { OpenLink, SaveOpenLink } from "@/lib/surveys/open-link-shapes";
import {
  CreateSurvey,
  EditSurvey,
  ListSurveys,
  ListTemplates,
  PublishSurvey,
  ReadSurvey,
  Survey,
  SurveyList,
  SurveyReview,
  SurveyTemplateList,
  SurveyVersion,
  SurveyVersionList,
} from "@/lib/surveys/shapes";
import { PutWidget, ToldWidget } from "@/lib/surveys/widget-shapes";

const reading = { tag: "surveys", permission: "surveys.read", status: 200 } as const;

/** What the API says about surveys. */
export const surveyOperations: readonly Described[] = [
  {
    ...reading,
    method: "GET",
    path: "/surveys",
    summary: "List the surveys",
    input: ListSurveys,
    answer: SurveyList,
  },
  {
    method: "POST",
    path: "/surveys",
    tag: "surveys",
    permission: "surveys.edit",
    status: 201,
    summary: "Make a survey from a template or a definition",
    description: "The survey is a draft that nobody is asked until it is published.",
    input: CreateSurvey,
    answer: Survey,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/templates",
    summary: "List the templates",
    description: "The template `post-call-nps` (NPS, drivers, comment) always exists.",
    input: ListTemplates,
    answer: SurveyTemplateList,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/{surveyId}",
    summary: "Read a survey with its draft",
    input: ReadSurvey,
    answer: Survey,
  },
  {
    method: "PATCH",
    path: "/surveys/{surveyId}",
    tag: "surveys",
    permission: "surveys.edit",
    status: 200,
    summary: "Change a survey's name, draft or tags, close it or archive it",
    description:
      "What is left out stays. With `revision`, the edit is refused (409) when somebody saved " +
      "since that revision. Published versions never change. To archive a survey closes it and lists " +
      "it apart; taken out again, one that was published stays closed until it is opened.",
    input: EditSurvey,
    answer: Survey,
  },
  {
    method: "POST",
    path: "/surveys/{surveyId}/copies",
    tag: "surveys",
    permission: "surveys.edit",
    status: 201,
    summary: "Make a new survey of this one's draft",
    input: ReadSurvey,
    answer: Survey,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/{surveyId}/review",
    summary: "Say what to look at before the draft is published",
    description:
      "Advice on wording, length, translations and look, each with its place in the definition. " +
      "`seconds` is about how long answering everything takes, by rule of thumb.",
    input: ReadSurvey,
    answer: SurveyReview,
  },
  {
    method: "POST",
    path: "/surveys/{surveyId}/publish",
    tag: "surveys",
    permission: "surveys.publish",
    status: 200,
    summary: "Publish the draft",
    description: "It is what new invitations ask. An unchanged draft stays the version it is.",
    input: PublishSurvey,
    answer: SurveyVersion,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/{surveyId}/versions",
    summary: "List every published version, oldest first",
    input: ReadSurvey,
    answer: SurveyVersionList,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/{surveyId}/open-link",
    summary: "Read the address at which anybody may answer",
    description: "404 while the survey never had one.",
    input: ReadSurvey,
    answer: OpenLink,
  },
  {
    method: "PUT",
    path: "/surveys/{surveyId}/open-link",
    tag: "surveys",
    permission: "surveys.publish",
    status: 200,
    summary: "Say at which address anybody may answer, and whether it is on",
    description:
      "Addresses are unique in the whole installation, and stay the survey's for good: an earlier " +
      "one leads to it still. `sources` are names of places; `?source=<name>` is kept with the " +
      "response, and an unknown name counts as `open-link`; without `sources` the places stay as they are. Such answers are nobody's.",
    input: SaveOpenLink,
    answer: OpenLink,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/{surveyId}/kiosk",
    summary: "Read the address of a survey's kiosk, and whether it is on",
    description: "404 while the survey has no open link.",
    input: ReadSurvey,
    answer: Kiosk,
  },
  {
    method: "PUT",
    path: "/surveys/{surveyId}/kiosk",
    tag: "surveys",
    permission: "surveys.publish",
    status: 200,
    summary: "Switch a survey's kiosk on or off, and set the code by which it is left",
    description:
      "The survey needs an open link first (409). The code is kept as a hash and told to nobody; left out, " +
      "the one there is stays.",
    input: PutKiosk,
    answer: Kiosk,
  },
  {
    ...reading,
    method: "GET",
    path: "/surveys/{surveyId}/widget",
    summary: "Read on which sites a survey shows, and what goes into their pages",
    description: "404 while the survey has no open link.",
    input: ReadSurvey,
    answer: ToldWidget,
  },
  {
    method: "PUT",
    path: "/surveys/{surveyId}/widget",
    tag: "surveys",
    permission: "surveys.publish",
    status: 200,
    summary: "Say on which sites a survey shows, and what brings it up there",
    description: "The survey needs an open link first (409).",
    input: PutWidget,
    answer: ToldWidget,
  },
];
