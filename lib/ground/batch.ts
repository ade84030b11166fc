import { type ZodType, z } from "zod";
import { type FieldProblem, Refusal } from "@/lib/ground/refusal";

const itemsPerBatch = 1_000;

/** What became of one item: an HTTP status, and either its id or what was wrong with it. */
export const ItemResult = z.object({
  status: z.int(),
  id: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type ItemResult = z.infer<typeof ItemResult>;

/** The answer to `{items: [...]}`: one result for each item, in their order. */
export const BatchAnswer = z.object({ results: z.array(ItemResult) });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/** One item or `{items: [...]}`. Items are checked one by one later: a bad one sinks no other. */
export const OneOrMany = z
  .looseObject({ items: z.array(z.unknown()).min(1).max(itemsPerBatch).optional() })
  .transform(({ items, ...single }) => (items ? { items } : { items: [single], single: true }));
export type OneOrMany = z.infer<typeof OneOrMany>;

/** An item that is still good, and which it was. */
export interface Numbered<T> {
  index: number;
  item: T;
}

/** The results of a batch while it is worked through: the first word on an item is the last. */
export class Batch {
  private readonly results: (ItemResult | undefined)[];
  /** One item without `{items}`: its refusal is the answer's. */
  readonly single: boolean;

  constructor(private readonly given: OneOrMany) {
    this.results = given.items.map(() => undefined);
    this.single = "single" in given;
  }

  /** The items that fit the shape; the others are refused. */
  fitting<T>(shape: ZodType<T>): Numbered<T>[] {
    return this.given.items.flatMap((given, index) => {
      const parsed = shape.safeParse(given);
      if (parsed.success) return [{ index, item: parsed.data }];
      const problems = parsed.error.issues.map(({ path, code, message }) => ({
        path: path.map(String).join("."),
        code: code ?? "invalid",
        message,
      }));
      this.refuse(index, 422, problems);
      return [];
    });
  }

  refuse(index: number, status: 404 | 409 | 422, errors: FieldProblem[]): void {
    this.results[index] ??= { status, errors };
  }

  accept(index: number, status: 200 | 201, id: string): void {
    this.results[index] ??= { status, id };
  }

  /** The answer. @throws Refusal when the only item was refused */
  answer(): BatchAnswer {
    const results = this.results.map((result, index) => {
      if (!result) throw new Error(`item ${index} of a batch was neither accepted nor refused`);
      return result;
    });
    const [first] = results;
    if (this.single && first?.errors) {
      const code =
        first.status === 404 ? "not-found" : first.status === 409 ? "conflict" : "invalid";
      const [problem] = first.errors;
      const message = problem?.message ?? "This is not valid.";
      throw new Refusal(code, message, { fields: first.errors });
    }
    return { results };
  }
}
