import type { QueueState } from "@/lib/delivery/queue-shapes";

/** The states of the queue in words, and what is said where nothing is in one. */
export const queueWords: Record<QueueState, { word: string; nothing: string; why: string }> = {
  scheduled: {
    word: "Still to be sent",
    nothing: "Nothing waits to be sent",
    why: "What a trigger decides or somebody asks by hand waits here until its hour.",
  },
  sending: {
    word: "Being sent now",
    nothing: "Nothing is being sent at this moment",
    why: "A message is here for as long as its server takes to accept it.",
  },
  sent: {
    word: "Sent",
    nothing: "Nothing was sent yet",
    why: "What a channel has accepted is listed here, the latest first.",
  },
  failed: {
    word: "Given up",
    nothing: "Nothing was given up",
    why: "What no channel could deliver is listed here with the reason, and can be tried again.",
  },
};
