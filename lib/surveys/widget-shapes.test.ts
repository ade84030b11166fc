import { expect, test } from "vitest";
import { SaveWidget } from "./widget-shapes";

const form = {
  ...{ surveyId: "0190a000-0000-7000-8000-000000000000", active: true, opening: "button" },
  ...{ seconds: "20", scroll: "60", label: "Feedback", restDays: "30" },
};
const wrongs = (origins: string) =>
  SaveWidget.safeParse({ ...form, origins }).error?.issues.map(({ path, message }) => [
    path.join("."),
    message,
  ]);

test("sites are one a line, each once, without the slash at their end", () => {
  const { origins } = SaveWidget.parse({
    ...form,
    origins: "https://Shop.example/\n\nhttp://localhost:3000, https://shop.example",
  });
  expect(origins).toEqual(["https://shop.example", "http://localhost:3000"]);
});

test("a site that is none is told beside the field, where the form can show it", () => {
  const message = "Use addresses such as https://www.example.com.";
  expect(wrongs("https://shop.example\nshop")).toEqual([["origins", message]]);
  expect(wrongs("https://a.examplehttps://a.example")).toEqual([["origins", message]]);
  expect(wrongs("")).toEqual([["origins", "Name the site it shows on."]]);
  const many = Array.from({ length: 21 }, (_, i) => `https://s${i}.example`).join("\n");
  expect(wrongs(many)).toEqual([["origins", "Use at most 20 sites."]]);
});
