import { comment, csat, nps, rating } from "./parts";
import type { SurveyTemplate } from "./template";

/** After a delivery or a visit; and for those who work here. */
export const anyMoment: readonly SurveyTemplate[] = [
  {
    key: "delivery",
    name: "Delivery",
    purpose: "Did it arrive as promised, and what about the delivery counts?",
    definition: {
      language: "en",
      title: "How was your delivery?",
      introduction: "A few short questions about what just arrived.",
      questions: [
        csat("How satisfied are you with the delivery?"),
        rating("punctuality", "how well the promised time was kept", "Punctuality"),
        rating("condition", "the condition in which it arrived", "Condition"),
        rating("information", "how well you were kept informed", "Information"),
        rating("driver", "how you were treated at the door", "Driver"),
        comment("What should we do differently next time?"),
      ],
      thanks: { everyone: "We pass your answers on to those who deliver." },
    },
  },
  {
    key: "branch-visit",
    name: "Branch visit",
    purpose: "Would visitors recommend the branch, and which part of the visit decides it?",
    definition: {
      language: "en",
      title: "How was your visit?",
      introduction: "It takes less than a minute.",
      questions: [
        nps("How likely are you to recommend this branch to a friend or colleague?"),
        rating("waiting", "the time you waited", "Waiting time"),
        rating("welcome", "how you were welcomed", "Welcome"),
        rating("advice", "the advice you were given", "Advice"),
        rating("place", "how pleasant the place was", "Place"),
        comment("What is the main reason for your answers?"),
      ],
      thanks: { everyone: "The team of the branch reads every answer." },
    },
  },
  {
    key: "agent-satisfaction",
    name: "Agent satisfaction (eNPS)",
    purpose: "Would agents recommend working here, and what would change that?",
    definition: {
      language: "en",
      title: "How is it to work here?",
      introduction: "Results are shown for groups only.",
      questions: [
        nps("How likely are you to recommend working here to a friend?"),
        rating("tools", "the tools you work with", "Tools"),
        rating("support", "the support of your team lead", "Team lead"),
        rating("workload", "how manageable your workload is", "Workload"),
        rating("growth", "what you can learn here", "Learning"),
        rating("schedule", "how fairly shifts are planned", "Schedule"),
        comment("What should change first?"),
      ],
      thanks: { everyone: "Your answers go into the next team meeting, without names." },
    },
  },
];
