import type { LoyaltyClass } from "@/lib/metrics/nps";
import type { RatingKey } from "./experience";

/** What customers write: per class, about the aspect that decided it. */
export type Sentences = Readonly<
  Record<LoyaltyClass, Readonly<Record<RatingKey, readonly string[]>>>
>;

export const english: Sentences = {
  promoter: {
    waiting: [
      "Picked up straight away, no queue at all.",
      "I hardly waited. That alone is worth a ten.",
      "Got through within seconds on a Monday morning!",
    ],
    knowledge: [
      "She knew exactly what the problem was.",
      "Your colleague really knows their stuff.",
      "Finally somebody who understood my question the first time.",
    ],
    courtesy: [
      "So friendly and patient with me.",
      "Lovely person on the line, thank you.",
      "Treated me like a human being, not a number.",
    ],
    clarity: [
      "Everything was explained step by step.",
      "Clear answers, no jargon.",
      "He summed it all up at the end, very clear.",
    ],
    resolution: [
      "Sorted in one call.",
      "Problem solved on the spot, great service.",
      "Did what was promised, and it worked the same day.",
      "All fixed in ten minutes 👍",
    ],
  },
  passive: {
    waiting: [
      "Fine in the end, but the wait was a bit long.",
      "Good help once I got through.",
      "Quicker than last time, still some minutes of music.",
    ],
    knowledge: [
      "Helpful, though she had to ask a colleague twice.",
      "OK, but he was not quite sure about the details.",
      "It worked out. A little more knowledge would help.",
    ],
    courtesy: [
      "Correct, but a bit cold.",
      "Polite enough, seemed in a hurry.",
      "Friendly. Nothing special.",
    ],
    clarity: [
      "I had to ask twice what happens next.",
      "Mostly clear, the part about the dates was not.",
      "Decent, a confirmation by mail would have helped.",
    ],
    resolution: [
      "Solved, but only after some back and forth.",
      "Mostly settled. I still wait for one document.",
      "It is okay now, took two attempts.",
    ],
  },
  detractor: {
    waiting: [
      "Far too long in the queue.",
      "Endless waiting, then put on hold again.",
      "I gave up twice before somebody answered.",
      "Twenty minutes of music. Not acceptable.",
    ],
    knowledge: [
      "The agent had no idea and was guessing.",
      "I knew more about my contract than your colleague did.",
      "Wrong information, again.",
    ],
    courtesy: [
      "Quite rude, I was interrupted all the time.",
      "Nobody seemed to care.",
      "I was treated as if it was all my fault.",
    ],
    clarity: [
      "I still do not understand what I have to do.",
      "Confusing, everyone says something different.",
      "Lots of words and no clear answer.",
    ],
    resolution: [
      "Still not fixed after the third call.",
      "Passed from one person to the next and nothing was solved.",
      "Promised a call back that never came.",
      "My problem is exactly where it was.",
    ],
  },
};

/** In weeks in which the systems fail, that is what people write about. */
export const englishOnOutages: readonly string[] = [
  "Your systems were down and nobody could look up my account.",
  "Was told to call again tomorrow because the computer was not working.",
  "The app has been failing all week, and so was the hotline.",
  "“The system is slow today”: I have heard that three times now.",
];

/** What it was about, by touchpoint: follows the reason. */
export const englishOccasions: Readonly<Record<string, readonly string[]>> = {
  technical_support: ["It was about my router.", "My connection had been dropping for days."],
  billing: ["I had a question about my bill.", "There was a charge I did not recognise."],
  contract_change: ["I wanted to change my plan.", "I asked for a smaller contract."],
  delivery: ["My parcel had not arrived.", "It was about the delivery date."],
  activation: ["I needed my new SIM activated.", "It was my first call as a customer."],
};
