import fc from "fast-check";
import { expect, test } from "vitest";
import { coverageOf, enoughRows, plentyOfRows, tooSparse } from "@/lib/framework/too-sparse";

/** Rows by what they know: "ab" knows the first two variables. */
function columnsOf(variables: string, groups: readonly (readonly [known: string, rows: number])[]) {
  const rows = groups.flatMap(([known, count]) => Array.from({ length: count }, () => known));
  return [...variables].map((name) =>
    Float64Array.from(rows, (known) => (known.includes(name) ? 1 : Number.NaN)),
  );
}

const leaving = (...asked: Parameters<typeof tooSparse>) => [...tooSparse(...asked).keys()];

const complete = (columns: readonly Float64Array[], without: readonly number[]) => {
  const kept = columns.filter((_, j) => !without.includes(j));
  const rows = [...(kept[0]?.keys() ?? [])];
  return rows.filter((row) => kept.every((column) => !Number.isNaN(column[row]))).length;
};

test("where enough rows know everything, nothing leaves, however much is missing elsewhere", () => {
  expect(
    leaving(
      columnsOf("abc", [
        ["abc", 30],
        ["a", 5_000],
      ]),
    ),
  ).toEqual([]);
});

test("the variable whose leaving gains most rows leaves first, and no more than must", () => {
  const columns = columnsOf("abcd", [
    ["abcd", 10],
    ["abc", 15],
    ["abd", 40],
  ]);
  expect([...tooSparse(columns)]).toEqual([[2, "too-few-rows"]]);
});

test("of two imports that share little, the one with fewer variables gives way", () => {
  const columns = columnsOf("abcdefg", [
    ["abcde", 200],
    ["afg", 3_000],
  ]);
  expect(leaving(columns)).toEqual([5, 6]);
});

test("one odd row does not decide", () => {
  const columns = columnsOf("abcde", [
    ["acde", 1],
    ["abc", 500],
  ]);
  expect(leaving(columns)).toEqual([3, 4]);
});

test("where rows are enough and not plenty, a condition that costs more than half of them leaves", () => {
  const among = (all: number, others: number) =>
    columnsOf("abc", [
      ["abc", all],
      ["ab", others],
    ]);
  const isC = (j: number) => j === 2;
  expect([...tooSparse(among(40, 41), isC)]).toEqual([[2, "costs-rows"]]);
  expect(leaving(among(40, 40), isC)).toEqual([]);
  expect(leaving(among(60, 5_000), isC)).toEqual([]);
  // What it leads to stays, whoever answers.
  expect(leaving(among(40, 41))).toEqual([]);
});

test("where no leaving helps, nothing leaves", () => {
  expect(leaving(columnsOf("abc", [["abc", 8]]))).toEqual([]);
  const few = columnsOf("abc", [
    ["ab", 9],
    ["bc", 9],
  ]);
  expect(leaving(few)).toEqual([]);
  expect(coverageOf(few)).toEqual([
    { known: 9, without: 9 },
    { known: 18, without: 0 },
    { known: 9, without: 9 },
  ]);
});

const groups = fc.array(
  fc
    .tuple(fc.subarray([..."abcdef"]), fc.integer({ min: 1, max: 60 }))
    .map(([known, rows]) => [known.join(""), rows] as const),
  { minLength: 1, maxLength: 12 },
);
const conditions = fc.subarray([...Array(6).keys()]);

test("enough rows remain, none that few know could come back alone, and the order of rows does not matter", () => {
  fc.assert(
    fc.property(groups, (each) => {
      const columns = columnsOf("abcdef", each);
      const left = leaving(columns);
      expect(leaving(columnsOf("abcdef", each.toReversed()))).toEqual(left);
      if (left.length === 0) return;
      const stayed = columns.length - left.length;
      expect(complete(columns, left)).toBeGreaterThanOrEqual(enoughRows(stayed));
      for (const back of left) {
        const others = left.filter((j) => j !== back);
        expect(complete(columns, others)).toBeLessThan(enoughRows(stayed + 1));
      }
    }),
  );
});

test("only conditions leave because they cost rows, and none that stays costs more than half of too few", () => {
  fc.assert(
    fc.property(groups, conditions, (each, may) => {
      const columns = columnsOf("abcdef", each);
      const why = tooSparse(columns, (j) => may.includes(j));
      const left = [...why.keys()];
      const dear = left.filter((j) => why.get(j) === "costs-rows");
      expect(may).toEqual(expect.arrayContaining(dear));
      expect(left.filter((j) => !dear.includes(j))).toEqual(leaving(columns));
      const rows = complete(columns, left);
      const stayed = columns.length - left.length;
      if (left.length > 0) expect(rows).toBeGreaterThanOrEqual(enoughRows(stayed));
      if (dear.length > 0) {
        const backs = dear.map((back) =>
          complete(
            columns,
            left.filter((j) => j !== back),
          ),
        );
        expect(Math.min(...backs)).toBeLessThan(rows / 2);
      }
      if (rows < enoughRows(stayed) || rows >= plentyOfRows(stayed) || stayed === 2) return;
      for (const stays of may.filter((j) => !left.includes(j))) {
        expect(complete(columns, [...left, stays])).toBeLessThanOrEqual(2 * rows);
      }
    }),
  );
});

test("more variables than a word has bits are told apart", () => {
  const columns = Array.from({ length: 70 }, (_, j) =>
    Float64Array.from({ length: 400 }, (_, row) => (row > 9 && j % 32 === 1 ? Number.NaN : 1)),
  );
  expect(leaving(columns)).toEqual([1, 33, 65]);
  expect(coverageOf(columns)[33]).toEqual({ known: 10, without: 10 });
  expect(coverageOf(columns)[32]).toEqual({ known: 400, without: 10 });
});
