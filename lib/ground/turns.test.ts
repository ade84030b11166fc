import fc from "fast-check";
import { expect, test } from "vitest";
import { Turns } from "@/lib/ground/turns";

test("never more than so many at a time, in order, whoever fails", async () => {
  const fates = fc.array(fc.boolean(), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      fates,
      fc.integer({ min: 1, max: 5 }),
      fc.scheduler(),
      async (fates, most, s) => {
        const turns = new Turns(most);
        const begun: number[] = [];
        let now = 0;
        const works = fates.map((fails, place) =>
          turns.take(async () => {
            begun.push(place);
            expect(++now).toBeLessThanOrEqual(most);
            await s.schedule(Promise.resolve());
            now--;
            if (fails) throw new RangeError("failed");
            return place;
          }),
        );
        const settled = Promise.allSettled(works);
        await s.waitFor(settled);
        expect(begun).toEqual(fates.map((_, place) => place));
        const expected = fates.map((fails, value) => (fails ? "rejected" : value));
        expect((await settled).map((one) => ("value" in one ? one.value : one.status))).toEqual(
          expected,
        );
      },
    ),
  );
});
