import { expect, test } from "vitest";
import { exposition } from "@/lib/ground/exposition";

test("figures are told with their help, type and labels", () => {
  const text = exposition([
    { name: "up", help: "Whether it is.", type: "gauge", samples: [{ value: 1 }] },
    {
      name: "jobs",
      help: "Jobs.",
      type: "gauge",
      samples: [
        { labels: { queue: "facts", state: "waiting" }, value: 3 },
        { labels: { queue: 'odd "name"\n\\' }, value: 0.5 },
      ],
    },
  ]);
  expect(text.split("\n")).toEqual([
    "# HELP up Whether it is.",
    "# TYPE up gauge",
    "up 1",
    "# HELP jobs Jobs.",
    "# TYPE jobs gauge",
    'jobs{queue="facts",state="waiting"} 3',
    'jobs{queue="odd \\"name\\"\\n\\\\"} 0.5',
    "",
  ]);
});
