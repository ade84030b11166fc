import { comment, csat, nps, rating, reason } from "./parts";
import type { SurveyTemplate } from "./template";

/** About the whole time with us, at certain points of it. */
export const relationship: readonly SurveyTemplate[] = [
  {
    key: "relationship-nps",
    name: "Relationship NPS",
    purpose: "Would customers recommend us as a whole, and what carries the relationship?",
    definition: {
      language: "en",
      title: "How are we doing?",
      introduction: "A few questions about us as a whole, not about one occasion.",
      questions: [
        nps(),
        rating("quality", "the quality of what you get from us", "Quality"),
        rating("value", "what you get for your money", "Value for money"),
        rating("service", "how we help when you need us", "Service"),
        rating("reliability", "how far you can rely on us", "Reliability"),
        rating("ease", "how easy we are to deal with", "Ease"),
        comment("What is the main reason for your answers?"),
      ],
      thanks: { everyone: "Your answers decide what we work on next." },
    },
  },
  {
    key: "onboarding-30",
    name: "Onboarding after 30 days",
    purpose: "Did customers get started, and where did they get stuck?",
    definition: {
      language: "en",
      title: "How was your first month with us?",
      introduction: "One minute about getting started.",
      questions: [
        csat("How satisfied are you with your first month with us?"),
        rating("sign-up", "how easy it was to sign up", "Sign-up"),
        rating("first-steps", "how clear the first steps were", "First steps"),
        rating("help", "the help you found when you needed it", "Help"),
        rating("expectations", "how well it fits what you were promised", "Promise kept"),
        comment("What would have made the beginning easier?"),
      ],
      thanks: { everyone: "We use your answers to make the beginning easier for others." },
    },
  },
  {
    key: "onboarding-90",
    name: "Onboarding after 90 days",
    purpose: "Has it become a habit, and would customers recommend it by now?",
    definition: {
      language: "en",
      title: "How are your first three months with us?",
      introduction: "One minute about what it does for you by now.",
      questions: [
        nps(),
        rating("usefulness", "how useful it is to you", "Usefulness"),
        rating("habit", "how well it fits into your days", "Fit into daily life"),
        rating("value", "what you get for your money", "Value for money"),
        rating("help", "the help you get when something is unclear", "Help"),
        comment("What is still missing?"),
      ],
      thanks: { everyone: "Your answers tell us what to build next." },
    },
  },
  {
    key: "cancelled",
    name: "Cancelled customers",
    purpose: "Why do customers leave, and which of them would come back?",
    definition: {
      language: "en",
      title: "We are sorry to see you go",
      introduction: "It takes a minute, and what you say helps those who stay.",
      questions: [
        reason("reason", "What was the main reason for leaving?", "Reason for leaving", {
          price: "The price",
          quality: "The quality",
          service: "The service",
          need: "I do not need it any more",
          competitor: "I found something better",
        }),
        rating("value", "what you got for your money", "Value for money"),
        rating("service", "how we helped when you needed us", "Service"),
        rating("leaving", "how easy it was to leave", "Ease of leaving"),
        nps("How likely are you to recommend us all the same?"),
        comment("What would have kept you?"),
      ],
      thanks: { everyone: "Thank you for the time you were with us." },
    },
  },
];
