import { expect, test } from "vitest";
import { z } from "zod";
import { sampleOf } from "@/components/api-docs/sample";

const shape = z.object({
  externalId: z.string().min(1),
  email: z.email(),
  at: z.iso.datetime({ offset: true }),
  score: z.number().min(3),
  channel: z.enum(["email", "link"]),
  tags: z.array(z.string()),
  note: z.string().optional(),
  inner: z.object({ yes: z.boolean() }),
});

test("a sample has what is required, and its own shape takes it", () => {
  const sample = sampleOf(z.toJSONSchema(shape, { io: "input" }) as object);
  expect(shape.parse(sample)).toMatchObject({ score: 3, channel: "email", inner: { yes: true } });
  expect(sample).not.toHaveProperty("note");
});

test("of alternatives the first is shown", () => {
  const union = z.union([z.object({ one: z.number() }), z.object({ many: z.array(z.number()) })]);
  expect(sampleOf(z.toJSONSchema(union, { io: "input" }) as object)).toEqual({ one: 1 });
});
