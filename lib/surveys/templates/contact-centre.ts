import { comment, csat, nps, rating } from "./parts";
import type { SurveyTemplate } from "./template";

/** After somebody was helped. */
export const contactCentre: readonly SurveyTemplate[] = [
  {
    key: "post-call-nps",
    name: "NPS after a call",
    purpose: "Would the caller recommend us, and which part of the call decides it?",
    definition: {
      language: "en",
      title: "How was your call with us?",
      introduction: "It takes less than a minute, and a person reads every comment.",
      questions: [
        nps(),
        rating("waiting", "the time it took to reach someone", "Speed of answer"),
        rating("knowledge", "what our colleague knew about your question", "Knowledge"),
        rating("courtesy", "how you were treated", "Courtesy"),
        rating("clarity", "how clearly things were explained", "Clarity"),
        rating("resolution", "the way your question was settled", "Resolution"),
        comment("What is the main reason for your answers?"),
      ],
      thanks: {
        everyone: "Your answers help us to do better.",
        promoter: "It is good to hear that we could help. We pass your answers on to the team.",
        passive: "We read every answer to find out what would have made it better.",
        detractor: "We are sorry that we let you down. What you told us helps us to put it right.",
      },
    },
  },
  {
    key: "support-csat",
    name: "CSAT after support",
    purpose: "Was the help satisfying, and what about it was?",
    definition: {
      language: "en",
      title: "How did our support do?",
      introduction: "A few short questions about the help you just received.",
      questions: [
        csat("How satisfied are you with the support you received?"),
        rating("speed", "how quickly we replied", "Speed of reply"),
        rating("understanding", "how well we understood your problem", "Understanding"),
        rating("solution", "the solution you were given", "Solution"),
        comment("What could we have done better?"),
      ],
      thanks: { everyone: "The support team reads every answer." },
    },
  },
  {
    key: "task-ces",
    name: "CES after a task",
    purpose: "How easy was it to get something done, and what stood in the way?",
    definition: {
      language: "en",
      title: "How easy was it?",
      introduction: "A few short questions about what you just did with us.",
      questions: [
        {
          kind: "scale",
          key: "ces",
          role: "ces",
          wording: "We made it easy for you to do what you came for.",
          label: "Ease",
          required: true,
          scale: { min: 1, max: 7, minLabel: "Strongly disagree", maxLabel: "Strongly agree" },
        },
        rating("finding", "how easily you found what you needed", "Finding the way"),
        rating("instructions", "how clear each step was", "Instructions"),
        rating("duration", "the time it took", "Time taken"),
        comment("What made it harder than it should be?"),
      ],
      thanks: { everyone: "Your answers show us what to make simpler next." },
    },
  },
];
