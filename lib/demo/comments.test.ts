import { expect, test } from "vitest";
import { seededRandom } from "@/lib/stats/random";
import { chanceFrom } from "./chance";
import { commentOn, type Told } from "./comments";
import { english, englishOnOutages } from "./comments-in-english";
import { german } from "./comments-in-other-languages";

const usual = { waiting: 4, knowledge: 4, courtesy: 4, clarity: 4, resolution: 4 };
const told: Told = {
  class: "detractor",
  ratings: { ...usual, waiting: 1 },
  language: "en",
  touchpoint: "billing",
  duringOutage: false,
};
const many = (what: Told) => {
  const wording = chanceFrom(seededRandom(3));
  return Array.from({ length: 200 }, () => commentOn(what, wording));
};

test("a detractor writes about what went worst, a promoter about what went best", () => {
  const startsWithOne = (sentences: readonly string[]) => (comment: string) =>
    sentences.some((sentence) => comment.startsWith(sentence));
  expect(many(told).every(startsWithOne(english.detractor.waiting))).toBe(true);
  const happy = { ...told, class: "promoter" as const, ratings: { ...usual, resolution: 5 } };
  expect(many(happy).every(startsWithOne(english.promoter.resolution))).toBe(true);
});

test("customers write in their own language", () => {
  const german_ = many({ ...told, language: "de" });
  expect(german_.every((comment) => german.detractor.waiting.includes(comment))).toBe(true);
});

test("while the systems fail, some of the unhappy write about that", () => {
  const written = many({ ...told, duringOutage: true });
  expect(written.some((comment) => englishOnOutages.includes(comment))).toBe(true);
  expect(many(told).some((comment) => englishOnOutages.includes(comment))).toBe(false);
});

test("some say what it was about", () => {
  expect(many(told).some((comment) => /bill|charge/.test(comment))).toBe(true);
});
